import type { Operation } from '../../extension/core/machine/machine.ts';
import { MachineError } from '../../extension/core/machine/machineError.ts';
import { QEMU_INSTEAD } from '../../extension/core/machine/qemuInstead.ts';
import type { SshConnection } from '../transport/ssh/sshConnection.ts';

const DOCKER_MS = 240_000;

/** Starts the daemon and waits until it has docker0 and our image. Rejects with MachineError `unsupported` or `guest-failed`. */
export async function startDocker(connection: SshConnection, operation: Operation): Promise<void> {
  operation.onProgress?.({ message: 'Starting Docker in the machine' });
  const result = await connection.exec(
    'vm',
    { argv: ['patchbay-docker-start'] },
    { signal: operation.signal, timeoutMs: DOCKER_MS },
  );
  if (result.exitCode === 0) return;
  const missing = result.exitCode === 127;
  throw new MachineError(missing ? 'unsupported' : 'guest-failed', {
    what: 'This lesson needs Docker, and the machine has none that runs.',
    why: missing ? 'Docker is not installed there.' : result.stdout.trim() || result.stderr.trim(),
    next: `Install it there (apt-get install docker.io), or ${QEMU_INSTEAD}.`,
  });
}
