import { createHash } from 'node:crypto';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import type { InstallationKey } from '../../store/installationKey.ts';
import type { SshConnection } from '../../ssh/sshConnection.ts';

/** Whoever makes this file says that all of the machine may be lost. */
export const MARKER = '/etc/patchbay-disposable';
/** Who uses the machine; in memory, so that a reboot frees it. */
const CLAIM = '/run/patchbay/claim';

/** Rejects with FailureError `not-disposable` where the marker is missing. */
export async function requireDisposable(
  connection: SshConnection,
  host: string,
  signal?: AbortSignal,
): Promise<void> {
  const result = await connection.runPlain({ argv: ['test', '-e', MARKER] }, { signal });
  if (result.exitCode === 0) return;
  throw new FailureError(failure('not-disposable', { host, marker: MARKER }));
}

/** Rejects with FailureError `claimed-elsewhere` where another computer's Patchbay uses the machine. */
export async function claimMachine(
  connection: SshConnection,
  host: string,
  key: InstallationKey,
  signal?: AbortSignal,
): Promise<void> {
  const own = createHash('sha256').update(key.publicLine).digest('hex').slice(0, 16);
  const script = `mkdir -p "$(dirname "$1")"; (set -C; echo "$2" >"$1") 2>/dev/null || [ "$(cat "$1")" = "$2" ]`;
  const result = await connection.runPlain({ script, args: [CLAIM, own] }, { signal });
  if (result.exitCode === 0) return;
  throw new FailureError(failure('claimed-elsewhere', { host, claim: CLAIM }));
}

export async function releaseMachine(connection: SshConnection): Promise<void> {
  await connection.runPlain({ argv: ['rm', '-f', CLAIM] });
}
