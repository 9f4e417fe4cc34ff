import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { pollUntil } from '../../process/pollUntil.ts';
import type { Qmp } from './qmp.ts';

/**
 * Saves the device state of a machine into `file`, and stops the machine. Its RAM is in a shared file already, and
 * stays out of the stream (capability x-ignore-shared, docs/devel/migration). Rejects where QEMU can't.
 */
export async function saveState(qmp: Qmp, file: string, signal?: AbortSignal): Promise<void> {
  await qmp.execute('stop');
  await ignoreShared(qmp);
  await qmp.execute('migrate', { uri: `exec:cat >${shellPath(file)}` });
  const outcome = await pollUntil(
    async () => {
      const { status } = (await qmp.execute('query-migrate')) as { readonly status?: string };
      return status === 'completed' || status === 'failed' || status === 'cancelled' ? status : undefined;
    },
    { timeoutMs: 60_000, everyMs: 20, signal },
  );
  if (outcome === 'completed') return;
  throw new MachineError('boot-failed', {
    what: 'The machine could not be saved.',
    why: `QEMU's migration ended with: ${outcome ?? 'time-out'}.`,
    next: 'See that the disk is not full, and try again.',
  });
}

/** Loads a saved state into a machine that was started with `-incoming defer`, and lets it run. */
export async function loadState(qmp: Qmp, file: string, signal?: AbortSignal): Promise<void> {
  await ignoreShared(qmp);
  await qmp.execute('migrate-incoming', { uri: `exec:cat ${shellPath(file)}` });
  const loaded = await pollUntil(
    async () => {
      const { status } = (await qmp.execute('query-status')) as { readonly status: string };
      return status === 'inmigrate' ? undefined : status;
    },
    { timeoutMs: 30_000, everyMs: 3, signal },
  );
  if (loaded === undefined) throw new Error('the saved state was not loaded within 30 s');
  if (loaded !== 'running') await qmp.execute('cont');
}

async function ignoreShared(qmp: Qmp): Promise<void> {
  await qmp.execute('migrate-set-capabilities', {
    capabilities: [{ capability: 'x-ignore-shared', state: true }],
  });
}

/** QEMU hands the text after `exec:` to /bin/sh. */
function shellPath(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
