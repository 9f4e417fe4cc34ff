import { resolve } from 'node:path';
import { buildBox } from '../../vm/box/buildBox.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { MachineError } from '../core/machine/machineError.ts';

/** `npm run box [FILE]`: makes a Vagrant box of the guest image, with its checksum beside it. */
const file = resolve(process.argv[2] ?? 'patchbay.box');
const cancel = new AbortController();
process.on('SIGINT', () => cancel.abort(new Error('Cancelled.')));
try {
  await buildBox(openDataFolder(), file, {
    signal: cancel.signal,
    onProgress: ({ message }) => process.stderr.write(`${message}\n`),
  });
  process.stdout.write(`${file}\n${file}.sha256\n`);
} catch (error) {
  if (!(error instanceof MachineError) && !cancel.signal.aborted) throw error;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
}
