import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellLine } from '../../../extension/core/machine/shellQuote.ts';

test('a shell gives the program exactly the arguments', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0'));
  const command = fc.array(word, { minLength: 1, maxLength: 5 });
  fc.assert(
    // Ten lines a shell: starting one takes longer than what it does.
    fc.property(fc.array(command, { minLength: 10, maxLength: 10 }), (commands) => {
      const lines = commands.map((words) => shellLine(['printf', '%s\\0', ...words])).join('\n');
      const printed = execFileSync('sh', ['-c', lines]).toString('utf8');
      expect(printed.split('\0').slice(0, -1)).toEqual(
        commands.flat().map((text) => Buffer.from(text).toString('utf8')),
      );
    }),
    { numRuns: 5 },
  );
});
