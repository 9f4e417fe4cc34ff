import { say } from '../../extension/core/language/say.ts';
import { z } from 'zod';
import type { ExecResult, MachineFacts } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import type { GuestConnection } from './guestConnection.ts';

/** A guest's facts. */
export const factsSchema = z.object({
  architecture: z.string(),
  kernel: z.string(),
  docker: z.boolean(),
  /** Absent in machines that were saved by older versions. */
  etcd: z.boolean().optional(),
  gcc: z.boolean(),
  btf: z.boolean(),
  memoryBytes: z.number(),
  cpus: z.number(),
});

/** POSIX shell without our programs, because a machine over ssh need not have them. */
export const FACTS_SCRIPT = `
yes() { if "$@" >/dev/null 2>&1; then echo true; else echo false; fi; }
printf '{"architecture":"%s","kernel":"%s","docker":%s,"etcd":%s,"gcc":%s,"btf":%s,"memoryBytes":%s,"cpus":%s}\\n' \\
  "$(uname -m)" "$(uname -r)" "$(yes test -S /run/docker.sock -o -S /var/run/docker.sock)" \\
  "$(yes sh -c 'command -v etcd && command -v etcdctl')" "$(yes command -v gcc)" "$(yes test -e /sys/kernel/btf/vmlinux)" \\
  "$(while read -r name kilo unit; do [ "$name" = MemTotal: ] && echo $((kilo * 1024)); done </proc/meminfo)" "$(nproc)"`;

/** Reads the guest's facts. Rejects with FailureError `facts-unknown` where they are malformed. */
export async function readFacts(
  connection: GuestConnection,
  backend: Pick<MachineFacts, 'backend' | 'accelerator'>,
  signal?: AbortSignal,
): Promise<MachineFacts> {
  const result = await connection.exec('vm', { script: FACTS_SCRIPT }, { signal, timeoutMs: 20_000 });
  return { ...backend, ...factsIn(result) };
}

/** The facts that {@link FACTS_SCRIPT} printed. Throws FailureError `facts-unknown` where it printed none. */
export function factsIn(result: Pick<ExecResult, 'stdout' | 'stderr'>): Omit<MachineFacts, 'backend'> {
  try {
    return factsSchema.parse(JSON.parse(result.stdout));
  } catch (error) {
    throw new FailureError(
      failure('facts-unknown', { said: result.stderr.trim() || say('It printed no facts.') }),
      error,
    );
  }
}
