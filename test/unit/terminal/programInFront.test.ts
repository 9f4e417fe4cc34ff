import { expect, test } from 'vitest';
import { programInFront } from '../../../extension/core/terminal/programInFront.ts';

test.each([
  ['vi /etc/hosts', 'vi'],
  ['ip netns exec red less log', 'less'],
  ['ip -d link | less', 'less'],
  ['sudo /usr/bin/vim x', 'vim'],
  ['man 7 netlink', 'man'],
  ['ping 10.0.0.1', undefined],
  ['tcpdump -l -i br0', undefined],
  ['lessons', undefined],
  ['', undefined],
])('%s has %s in front', (commandLine, name) => expect(programInFront(commandLine)?.name).toBe(name));
