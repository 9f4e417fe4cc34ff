import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXIT, exitCodeOf } from '../../../extension/cli/exitCode.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError, failureOf } from '../../../extension/core/failure/failureError.ts';

test('a wrong request is 2, a machine that fails is 3, and what nobody expected is 70', () => {
  expect(exitCodeOf(new FailureError(failure('no-command')))).toBe(EXIT.usage);
  expect(exitCodeOf(new FailureError(failure('died', { reason: 'QEMU ended.' })))).toBe(EXIT.machine);
  for (const bug of [new TypeError('x is not a function'), 'a string', undefined])
    expect(exitCodeOf(bug)).toBe(70);
});

test('bugs are reported where the manifest says', () => {
  const manifest = new URL('../../../package.json', import.meta.url);
  const { bugs } = JSON.parse(readFileSync(manifest, 'utf8')) as { bugs: { url: string } };
  expect(failureOf(new TypeError('x is not a function')).next).toContain(bugs.url);
});
