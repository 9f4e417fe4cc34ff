import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import type { Qmp } from '../cloned/qmp.ts';

/**
 * Where the RAM of a saved machine is: `apart` in a shared file, which stays out of the stream (capability
 * x-ignore-shared, docs/devel/migration), or `inside` the stream, which then needs nothing else.
 */
export type SavedRam = 'apart' | 'inside';

export interface SaveOptions {
  readonly ram: SavedRam;
  readonly signal?: AbortSignal | undefined;
}

/** Raises QEMU's default of 128 MB/s, which suits networks. */
const BYTES_PER_SECOND = 2 ** 40;
/** Timeout in milliseconds; saving and loading usually take seconds, longer on a busy computer. */
const MIGRATION_MS = 60_000;

/**
 * Saves a machine into `file`, and leaves it stopped; `cont` continues it, also where this failed. Rejects where QEMU
 * can't save it, or with the signal's reason.
 */
export async function saveState(qmp: Qmp, file: string, { ram, signal }: SaveOptions): Promise<void> {
  await qmp.execute('stop');
  await ignoreShared(qmp, ram === 'apart');
  await qmp.execute('migrate-set-parameters', { 'max-bandwidth': BYTES_PER_SECOND });
  await qmp.execute('migrate', { uri: `exec:cat >${shellPath(file)}` });
  let outcome: string | undefined;
  try {
    outcome = await migrationEnd(qmp, signal);
  } finally {
    // Until it has ended, the machine can't go on.
    if (outcome === undefined) {
      await qmp.execute('migrate_cancel');
      await migrationEnd(qmp);
    }
  }
  if (outcome === 'completed') return;
  throw new FailureError(failure('machine-not-saved', { outcome: outcome ?? 'time-out' }));
}

/**
 * Lets a machine go on whose saving nobody ended: the window that saved it was closed or reloaded meanwhile. Resolves with
 * whether it was so. A save that still goes on elsewhere holds QEMU's control socket, and has ended when this is reached.
 */
export async function endInterruptedSave(qmp: Qmp): Promise<boolean> {
  const { status } = (await qmp.execute('query-status')) as { readonly status: string };
  if (status === 'running') return false;
  const migration = (await qmp.execute('query-migrate')) as { readonly status?: string };
  if (migration.status === 'active' || migration.status === 'setup') {
    await qmp.execute('migrate_cancel');
    await migrationEnd(qmp);
  }
  await qmp.execute('cont');
  return true;
}

/** Loads a saved state into a machine that was started with `-incoming defer`, and lets it run. */
export async function loadState(qmp: Qmp, file: string, { ram, signal }: SaveOptions): Promise<void> {
  await ignoreShared(qmp, ram === 'apart');
  await qmp.execute('migrate-incoming', { uri: `exec:cat ${shellPath(file)}` });
  const loaded = await pollUntil(
    async () => {
      const { status } = (await qmp.execute('query-status')) as { readonly status: string };
      return status === 'inmigrate' ? undefined : status;
    },
    { timeoutMs: MIGRATION_MS, everyMs: 3, signal },
  );
  if (loaded === undefined) throw new Error('the saved state was not loaded within 60 s');
  if (loaded !== 'running') await qmp.execute('cont');
}

/** How the migration under way ended; undefined where it takes too long. */
function migrationEnd(qmp: Qmp, signal?: AbortSignal): Promise<string | undefined> {
  return pollUntil(
    async () => {
      const { status } = (await qmp.execute('query-migrate')) as { readonly status?: string };
      return status === 'completed' || status === 'failed' || status === 'cancelled' ? status : undefined;
    },
    { timeoutMs: MIGRATION_MS, everyMs: 10, signal },
  );
}

async function ignoreShared(qmp: Qmp, state: boolean): Promise<void> {
  await qmp.execute('migrate-set-capabilities', {
    capabilities: [{ capability: 'x-ignore-shared', state }],
  });
}

/** QEMU hands the text after `exec:` to /bin/sh. */
function shellPath(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
