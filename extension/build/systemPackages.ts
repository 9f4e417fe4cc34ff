import { areOffered, installPackages, missingPackages, packagesOf } from '../../vm/doctor/debianPackages.ts';

/** What the tests in a browser need of the system, besides what the doctor sets up: a browser, and its letters. */
const TEST_PACKAGES = ['chromium', 'fonts-dejavu-core'] as const;

/**
 * Installs what is missing of the tests' packages, Vagrant's included, and says so first. Elsewhere than on Debian nothing
 * is installed: the browser is then looked for by `findChromium`. Rejects with MachineError where apt fails.
 */
export async function ensureTestPackages(say: (line: string) => void): Promise<void> {
  await ensure(TEST_PACKAGES, 'The tests in a browser', say);
  // After apt has read its lists anew. Ubuntu has no Vagrant any more: its tests are then skipped.
  if (await areOffered(packagesOf('box'))) await ensure(packagesOf('box'), 'The tests with Vagrant', say);
}

async function ensure(names: readonly string[], who: string, say: (line: string) => void): Promise<void> {
  const missing = await missingPackages(names);
  if (missing === undefined || missing.length === 0) return;
  say(`${who} need ${missing.join(', ')}, which apt installs now.`);
  await installPackages(missing, { onProgress: ({ message }) => say(message) });
}

/** Why the tests with Vagrant cannot run here; undefined where they can. */
export async function whyNoVagrant(): Promise<string | undefined> {
  const missing = await missingPackages(packagesOf('box'));
  if (missing === undefined) return 'Vagrant’s packages are Debian’s, and this is no Debian';
  return missing.length === 0 ? undefined : `apt does not offer ${missing.join(', ')}`;
}
