import { say } from '../../extension/core/language/say.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import { randomHex } from './bytes.ts';
import type { GuestConnection } from './guestConnection.ts';

/**
 * Gives a restored machine its own clock, random pool and machine-id, which are copies of the saved one's: two machines
 * would choose the same ports, keys and addresses. So it must run before anything else. Resolves with the connection;
 * closes it where it rejects. `hasSessions`: the saved machine may have ssh sessions, which are ended.
 */
export async function wakeGuest<T extends GuestConnection>(
  connection: T,
  signal: AbortSignal | undefined,
  hasSessions = false,
): Promise<T> {
  try {
    await wake(connection, signal, hasSessions);
    return connection;
  } catch (error) {
    connection.dispose();
    throw error;
  }
}

async function wake(
  connection: GuestConnection,
  signal: AbortSignal | undefined,
  hasSessions: boolean,
): Promise<void> {
  const now = Date.now();
  const time = `${Math.floor(now / 1000)}.${String(now % 1000).padStart(3, '0')}000000`;
  const seed = randomHex(32);
  const argv: [string, ...string[]] = ['patchbay-wake', time, seed, ...(hasSessions ? ['sessions'] : [])];
  const result = await connection.exec('vm', { argv }, { signal, timeoutMs: 20_000 });
  if (result.exitCode === 0) return;
  throw new FailureError(
    failure('not-unique', {
      said: result.stderr.trim() || say('{program} did not say why', { program: 'patchbay-wake' }),
    }),
    result,
  );
}
