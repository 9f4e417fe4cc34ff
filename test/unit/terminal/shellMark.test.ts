import { expect, test } from 'vitest';
import { ShellMarkReader } from '../../../extension/core/terminal/shellMark.ts';

test('the command line comes with the start of the command, unescaped', () => {
  const reader = new ShellMarkReader();
  reader.readOsc633(String.raw`E;echo a\x3b echo \\n\x0aecho b`);
  expect(reader.readOsc133('C')).toEqual({ type: 'command-start', commandLine: 'echo a; echo \\n\necho b' });
  expect(reader.readOsc133('C')).toEqual({ type: 'command-start', commandLine: '' });
});

test.each([
  ['D;0', { type: 'command-end', exitCode: 0 }],
  ['D;130', { type: 'command-end', exitCode: 130 }],
  ['D', { type: 'command-end', exitCode: undefined }],
  ['D;rm -rf', { type: 'command-end', exitCode: undefined }],
  ['A', undefined],
  ['B', { type: 'prompt-ready' }],
  ['Z;1', undefined],
])('%s', (data, mark) => expect(new ShellMarkReader().readOsc133(data)).toEqual(mark));

test('a continuation prompt differs from a prompt', () => {
  const reader = new ShellMarkReader();
  reader.readOsc133('A;k=s');
  expect(reader.readOsc133('B')).toEqual({ type: 'continuation-ready' });
  reader.readOsc133('A');
  expect(reader.readOsc133('B')).toEqual({ type: 'prompt-ready' });
});
