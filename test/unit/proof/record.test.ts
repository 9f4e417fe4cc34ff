import { expect, test } from 'vitest';
import type { OutputBlock } from '../../../extension/core/lesson/model/lesson.ts';
import { withOutputs } from '../../../extension/core/proof/recordLesson.ts';
import { sameOutput } from '../../../extension/core/proof/volatileText.ts';

const LINK = (index: number, mac: string) =>
  `${index}: br0: <BROADCAST,MULTICAST,UP> mtu 1500 state UP\n    link/ether ${mac} brd ff:ff:ff:ff:ff:ff`;

test.each([
  ['MAC addresses and indices', LINK(3, '02:00:00:00:00:01'), LINK(9, 'aa:bb:cc:dd:ee:ff')],
  [
    'times',
    '64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.1 ms',
    '64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=12 ms',
  ],
  [
    'dates',
    '-rwxr-xr-x 1 root root 17192 Nov 24 08:40 mytun',
    '-rwxr-xr-x 1 root root 17192 Dec  1 23:59 mytun',
  ],
  ['white space at line ends, and empty lines', 'one \n\ntwo', 'one\ntwo\n'],
  [
    'ports that the kernel chose',
    'IP 10.0.0.1.36391 > 10.0.0.2.80: tcp 0\ntcp      6 118 TIME_WAIT sport=7 dport=41436\nYou are 10.0.0.1, port 42980.',
    'IP 10.0.0.1.58746 > 10.0.0.2.80: tcp 0\ntcp      6 9 TIME_WAIT sport=7 dport=46778\nYou are 10.0.0.1, port 59424.',
  ],
  [
    'rates',
    '[  5]   0.00-1.00   sec   474 MBytes  3.98 Gbits/sec',
    '[  5]   0.00-1.00   sec   12 MBytes  0.9 Gbits/sec',
  ],
  [
    'the order of a table of MACs',
    'head\n1 02:00:00:00:00:01 no\n2 02:00:00:00:00:02 yes',
    'head\n2 0a:00:00:00:00:02 yes\n1 fa:00:00:00:00:01 no',
  ],
])('%s may differ', (_, one, other) => expect(sameOutput(one, other)).toBe(true));

test.each([
  ['state', LINK(3, '02:00:00:00:00:01'), LINK(3, '02:00:00:00:00:01').replace('state UP', 'state DOWN')],
  ['an address', 'inet 10.0.0.1/24', 'inet 10.0.0.2/24'],
  [
    'a port that was asked for',
    'IP 10.0.0.1.36391 > 10.0.0.2.4789: UDP',
    'IP 10.0.0.1.36391 > 10.0.0.2.8472: UDP',
  ],
  ['packets', '2 packets transmitted, 2 received', '2 packets transmitted, 0 received'],
  ['a line more', 'one', 'one\ntwo'],
  ['the order of other lines', 'one\ntwo', 'two\none'],
])('%s may not', (_, one, other) => expect(sameOutput(one, other)).toBe(false));

test('outputs are rewritten in place, from the last to the first', () => {
  const block = (line: number, endLine: number): OutputBlock => ({ kind: 'output', text: '', line, endLine });
  const markdown = 'a\n```text {output}\nold\n```\nb\n```text {output}\nold\nolder\n```\nc';
  const changed = withOutputs(markdown, [
    { block: block(2, 4), text: 'new\nnewer' },
    { block: block(6, 9), text: 'last' },
  ]);
  expect(changed).toBe('a\n```text {output}\nnew\nnewer\n```\nb\n```text {output}\nlast\n```\nc');
});
