import { randomBytes } from 'node:crypto';
import { MachineError } from '../../extension/core/machine/machineError.ts';
import type { GuestConnection } from '../transport/guestConnection.ts';

/**
 * A restored machine has the clock, random pool and machine-id of the moment when it was saved: two of them would
 * choose the same ports, keys and addresses. So this comes before anything else. Resolves with the connection; rejecting,
 * it closes it.
 */
export async function wakeGuest<T extends GuestConnection>(
  connection: T,
  signal: AbortSignal | undefined,
): Promise<T> {
  try {
    await wake(connection, signal);
    return connection;
  } catch (error) {
    connection.dispose();
    throw error;
  }
}

async function wake(connection: GuestConnection, signal: AbortSignal | undefined): Promise<void> {
  const now = Date.now();
  const time = `${Math.floor(now / 1000)}.${String(now % 1000).padStart(3, '0')}000000`;
  const argv = ['patchbay-wake', time, randomBytes(32).toString('hex')] as const;
  const result = await connection.exec('vm', { argv: [...argv] }, { signal, timeoutMs: 20_000 });
  if (result.exitCode === 0) return;
  throw new MachineError(
    'guest-failed',
    {
      what: 'The machine could not be made unique.',
      why: result.stderr.trim() || 'patchbay-wake did not say why.',
      next: 'Build the guest image anew: patchbay doctor --fix.',
    },
    result,
  );
}
