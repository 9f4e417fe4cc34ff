import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  areOffered,
  installPackages,
  missingPackages,
  packagesOf,
} from '../../../vm/doctor/debianPackages.ts';
import { ROOT } from '../root.ts';

/** What the tests in a browser need of the system, besides what the doctor sets up: a browser, and its letters. */
const BROWSER_PACKAGES = ['chromium', 'fonts-dejavu-core'] as const;
/** Wireshark without windows: what opens our captures must be able to. */
const CAPTURE_PACKAGES = ['tshark'] as const;

/**
 * Installs a browser where there is none, and says so first. Elsewhere than on Debian nothing is installed: the browser is
 * then looked for by `findChromium`. Rejects with FailureError where apt fails.
 */
export function ensureBrowser(say: (line: string) => void): Promise<void> {
  return ensure(BROWSER_PACKAGES, 'Tests in a browser', say);
}

/** The same for all that `npm test` needs. */
export async function ensureTestPackages(say: (line: string) => void): Promise<void> {
  await ensureBrowser(say);
  await ensure(CAPTURE_PACKAGES, 'The tests of captures', say);
  // After apt has read its lists again. Ubuntu has no Vagrant any more, and another kernel: those tests are then skipped.
  for (const [names, who] of [
    [packagesOf('box'), 'The tests with Vagrant'],
    [emulatedPackages(), 'The tests of the emulated machine'],
  ] as const)
    if (await areOffered(names)) await ensure(names, who, say);
}

/** Installs what building the emulated machine takes, on a Debian. Rejects with FailureError where apt fails. */
export function ensureEmulatedPackages(say: (line: string) => void): Promise<void> {
  return ensure([...packagesOf('image'), ...emulatedPackages()], 'The emulated machine', say);
}

/** Why the tests with Vagrant cannot run here; undefined where they can. */
export function whyNoVagrant(): Promise<string | undefined> {
  return whyMissing(packagesOf('box'));
}

/** Why the emulated machine cannot be built here; undefined where it can. */
export function whyNotEmulated(): Promise<string | undefined> {
  return whyMissing([...packagesOf('image'), ...emulatedPackages()]);
}

async function ensure(names: readonly string[], who: string, say: (line: string) => void): Promise<void> {
  const missing = await missingPackages(names);
  if (missing === undefined || missing.length === 0) return;
  say(`${who} need ${missing.join(', ')}, which apt installs now.`);
  await installPackages(missing, { onProgress: ({ message }) => say(message) });
}

async function whyMissing(names: readonly string[]): Promise<string | undefined> {
  const missing = await missingPackages(names);
  if (missing === undefined) return 'what it takes are packages of Debian’s, and this is no Debian';
  return missing.length === 0 ? undefined : `apt does not offer ${missing.join(', ')}`;
}

/** What building the emulated machine takes, besides what the guest image takes. */
function emulatedPackages(): string[] {
  const list = readFileSync(join(ROOT, 'vm/image/v86/host-packages.txt'), 'utf8');
  return list.split('\n').filter((line) => /^\w/.test(line));
}
