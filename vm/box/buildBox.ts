import { join } from 'node:path';
import type { Operation } from '../../extension/core/machine/machine.ts';
import { MachineError } from '../../extension/core/machine/machineError.ts';
import { ensureImage } from '../machines/qemu/image.ts';
import { vmSources } from '../machines/vmSources.ts';
import { run } from '../process/run.ts';
import type { DataFolder } from '../store/dataFolder.ts';

const BUILD_MS = 10 * 60_000;

/** Makes a Vagrant box of the guest image, which is built first where it is missing, and its `.sha256`. Rejects with MachineError. */
export async function buildBox(data: DataFolder, file: string, operation: Operation = {}): Promise<void> {
  const { onProgress, signal } = operation;
  const image = await ensureImage(data, operation);
  let said = '';
  const result = await run(['bash', join(vmSources(), 'box', 'build.sh'), image.folder, file], {
    timeoutMs: BUILD_MS,
    signal,
    onLine: (line) => {
      const progress = /^PROGRESS (\d+) (.*)$/.exec(line);
      if (progress) onProgress?.({ message: `Box: ${progress[2]}`, fraction: Number(progress[1]) / 100 });
      else if (line.startsWith('ERROR ')) said = line.slice('ERROR '.length);
    },
  });
  if (result.exitCode === 0) return;
  throw new MachineError(
    /MB are free/.test(said) ? 'no-space' : 'image-build-failed',
    {
      what: 'The box could not be made.',
      why: `${said || (result.timedOut ? 'It took too long' : 'It did not say why')}.`,
      next: 'Mend that and make it again: npm run box.',
    },
    result.stderr.slice(-4000),
  );
}
