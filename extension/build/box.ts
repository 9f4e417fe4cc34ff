import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BOX_PROVIDERS, buildBox } from '../../vm/box/buildBox.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { FailureError } from '../core/failure/failureError.ts';

/** `npm run box -- [--provider libvirt|virtualbox] [FILE]`: makes a Vagrant box of the guest image, with its checksum beside it. */
const { values, positionals } = parseArgs({
  options: { provider: { type: 'string', default: 'libvirt' } },
  allowPositionals: true,
});
const provider = BOX_PROVIDERS.find((name) => name === values.provider);
if (provider === undefined) {
  process.stderr.write(
    `There is no box for '${values.provider}'. Say --provider ${BOX_PROVIDERS.join(' or ')}.\n`,
  );
  process.exit(2);
}
const file = resolve(positionals[0] ?? (provider === 'libvirt' ? 'patchbay.box' : 'patchbay-virtualbox.box'));
const cancel = new AbortController();
process.on('SIGINT', () => cancel.abort(new Error('Cancelled.')));
try {
  await buildBox(openDataFolder(), file, provider, {
    signal: cancel.signal,
    onProgress: ({ message }) => process.stderr.write(`${message}\n`),
  });
  process.stdout.write(`${file}\n${file}.sha256\n`);
} catch (error) {
  if (!(error instanceof FailureError) && !cancel.signal.aborted) throw error;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
}
