import { FailureError } from '../../core/failure/failureError.ts';
import { ensureBrowser, ensureTestPackages } from './systemPackages.ts';

/** The system's packages that tests need: a stage of `npm test`; with `browser`, those of the bench and the soak alone. */
const ensure = process.argv[2] === 'browser' ? ensureBrowser : ensureTestPackages;
try {
  await ensure((line) => process.stdout.write(`${line}\n`));
  process.stdout.write('The packages that the tests need are installed.\n');
} catch (error) {
  if (!(error instanceof FailureError)) throw error;
  process.stdout.write(`${error.message}\n`);
  process.exitCode = 1;
}
