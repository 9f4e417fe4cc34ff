import { expect, test } from 'vitest';
import { isPreRelease, publishSteps } from '../../../extension/build/release/publishSteps.ts';
import type { Release } from '../../../extension/build/release/makeRelease.ts';

const release = (version: string): Release => ({
  version,
  commit: 'abc',
  files: [`patchbay-${version}.vsix`, `patchbay-${version}.tgz`, 'state.zst'].map((name) => ({
    name,
    bytes: 1,
    sha256: '0'.repeat(64),
  })),
});
const tokens = { GH_TOKEN: 'a', VSCE_PAT: 'b', NODE_AUTH_TOKEN: 'c' };

test('an odd minor version is a pre-release everywhere', () => {
  expect(['0.1.0', '0.2.0', '1.3.9', '1.10.0'].map(isPreRelease)).toEqual([true, false, true, false]);
  const flags = (version: string): boolean[] =>
    publishSteps('/r', release(version), tokens).map(
      (step) =>
        'argv' in step && ['--prerelease', '--pre-release', 'next'].some((word) => step.argv.includes(word)),
    );
  expect(flags('0.1.0')).toEqual([true, true, true]);
  expect(flags('0.2.0')).toEqual([false, false, false]);
});

test('GitHub gets every file with the list and the sums', () => {
  const [github] = publishSteps('/r', release('0.2.0'), tokens);
  expect(github && 'argv' in github && github.argv.filter((word) => word.startsWith('/r/'))).toEqual(
    ['patchbay-0.2.0.vsix', 'patchbay-0.2.0.tgz', 'state.zst', 'release.json', 'SHA256SUMS'].map(
      (name) => `/r/${name}`,
    ),
  );
});

test('a place without a token is left out, and says so', () => {
  const steps = publishSteps('/r', release('0.2.0'), { GH_TOKEN: 'a' });
  expect(steps.map((step) => ('leftOut' in step ? step.leftOut : ''))).toEqual([
    '',
    'VSCE_PAT is not set',
    'NODE_AUTH_TOKEN is not set',
  ]);
});
