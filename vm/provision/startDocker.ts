import type { Operation } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import type { SshConnection } from '../transport/ssh/sshConnection.ts';

const DOCKER_MS = 240_000;

/** Starts the daemon and waits until it has docker0 and our image. Rejects with FailureError `docker-missing` or `docker-not-running`. */
export async function startDocker(connection: SshConnection, operation: Operation): Promise<void> {
  operation.onProgress?.({ message: 'Starting Docker in the machine' });
  const result = await connection.exec(
    'vm',
    { argv: ['patchbay-docker-start'] },
    { signal: operation.signal, timeoutMs: DOCKER_MS },
  );
  if (result.exitCode === 0) return;
  throw new FailureError(
    result.exitCode === 127
      ? failure('docker-missing')
      : failure('docker-not-running', { said: result.stdout.trim() || result.stderr.trim() }),
  );
}
