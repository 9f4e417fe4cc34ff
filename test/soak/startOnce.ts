import { createMachine } from '../../vm/machines/openMachine.ts';

/** Another Patchbay on the same computer: starts a machine, uses it and ends it. */
const machine = await createMachine({ requirements: { docker: false, internet: false } });
try {
  await machine.start();
  const { exitCode } = await machine.exec('vm', { argv: ['true'] });
  process.exitCode = exitCode ?? 1;
} finally {
  await machine.destroy();
}
