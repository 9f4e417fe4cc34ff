import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellLine } from '../../../extension/core/machine/shellQuote.ts';

test('a shell gives the program exactly the arguments', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const printed = execFileSync('sh', ['-c', shellLine(['printf', '%s\\0', ...words])]).toString('utf8');
      expect(printed.split('\0').slice(0, -1)).toEqual(
        words.map((text) => Buffer.from(text).toString('utf8')),
      );
    }),
    { numRuns: 50 },
  );
});
