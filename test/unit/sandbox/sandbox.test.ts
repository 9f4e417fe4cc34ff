import { expect, test } from 'vitest';
import { sandboxLesson } from '../../../extension/core/sandbox/sandboxLesson.ts';
import { hostNames, newSandbox, readSandbox } from '../../../extension/core/sandbox/sandboxScript.ts';

test('a new sandbox with hosts has a LAN between them, and its file reads as it was written', () => {
  const sandbox = newSandbox(['a', 'b'], { docker: true });
  expect(sandbox).toMatchObject({ hosts: ['a', 'b', 'vm'], requires: ['docker'] });
  expect(sandbox.script).toContain('patchbay-host underlay lan a:eth0:10.0.0.1/24 b:eth0:10.0.0.2/24');
  expect(readSandbox(sandbox.script)).toEqual(sandbox);
});

test('a sandbox of the machine alone builds nothing; the switch takes no name that a host has', () => {
  expect(newSandbox([], { docker: false })).toEqual({
    hosts: ['vm'],
    requires: [],
    script: '#!/bin/bash\n# hosts: vm\n',
  });
  expect(newSandbox(['lan', 'vm'], { docker: false }).script).toContain('underlay lan0 lan:eth0');
});

test('any shell script is a sandbox; hosts that can not be are passed over', () => {
  expect(readSandbox('ip link add br0 type bridge')).toMatchObject({ hosts: ['vm'], requires: [] });
  expect(readSandbox('# hosts: a, B; b ../c\n# requires: docker moon\n')).toMatchObject({
    hosts: ['a', 'b'],
    requires: ['docker'],
  });
});

test.each([
  ['a, b c', ['a', 'b', 'c']],
  ['', []],
  ['a,a', undefined],
  ['A', undefined],
  ['1a', undefined],
  ['a;reboot', undefined],
  [Array.from({ length: 16 }, (_, at) => `h${at}`).join(','), undefined],
])('the hosts %j are %j', (written, names) => {
  expect(hostNames(written)).toEqual(names);
});

test('it is played as a lesson with one step that nothing checks, in the world that its script builds', () => {
  const lesson = sandboxLesson(newSandbox(['a'], { docker: false }));
  expect(lesson).toMatchObject({ id: 'sandbox', defaultHost: 'a', hosts: ['a', 'vm'] });
  expect(lesson.setup).toContain('patchbay-host underlay');
  expect(lesson.steps.map(({ checks }) => checks)).toEqual([[]]);
});
