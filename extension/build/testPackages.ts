import { MachineError } from '../core/machine/machineError.ts';
import { ensureTestPackages } from './systemPackages.ts';

/** A stage of `npm test`: the system's packages that tests need. */
try {
  await ensureTestPackages((line) => process.stdout.write(`${line}\n`));
  process.stdout.write('The packages that the tests need are installed.\n');
} catch (error) {
  if (!(error instanceof MachineError)) throw error;
  process.stdout.write(`${error.message}\n`);
  process.exitCode = 1;
}
