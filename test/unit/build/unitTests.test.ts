import { execa } from 'execa';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';

/** What `npm run test:unit -- …` runs. */
function unitTests(...args: string[]) {
  const env = { VITEST: undefined, NO_COLOR: '1' };
  return execa(process.execPath, ['extension/build/test.ts', 'unit', ...args], {
    cwd: ROOT,
    env,
    all: true,
    reject: false,
  });
}

test('a file that is named runs alone, in vitest’s own words', async () => {
  const { exitCode, all } = await unitTests('test/unit/core/shellQuote.test.ts');
  expect(all).toContain('test/unit/core/shellQuote.test.ts');
  expect(all).toMatch(/Test Files +1 passed \(1\)/);
  expect(exitCode).toBe(0);
});

test('a file that does not exist fails, and says so', async () => {
  const { exitCode, all } = await unitTests('test/unit/core/noSuch.test.ts');
  expect(all).toContain('No test files found');
  expect(exitCode).toBe(1);
});
