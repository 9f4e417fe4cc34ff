import { installPackages, missingPackages } from '../../vm/doctor/debianPackages.ts';

/** What the tests in a browser need of the system, besides what the doctor sets up: a browser, and its letters. */
const TEST_PACKAGES = ['chromium', 'fonts-dejavu-core'] as const;

/**
 * Installs what is missing of the tests' packages, and says so first. Elsewhere than on Debian nothing is installed:
 * the browser is then looked for by `findChromium`. Rejects with MachineError where apt fails.
 */
export async function ensureTestPackages(say: (line: string) => void): Promise<void> {
  const missing = await missingPackages(TEST_PACKAGES);
  if (missing === undefined || missing.length === 0) return;
  say(`The tests in a browser need ${missing.join(' and ')}, which apt installs now.`);
  await installPackages(missing, { onProgress: ({ message }) => say(message) });
}
