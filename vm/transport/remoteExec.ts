import type { ClientChannel } from 'ssh2';
import type { ExecOptions, ExecResult } from '../../extension/core/machine/machine.ts';
import { BoundedOutput } from './boundedOutput.ts';
import { connectionLost } from './sshFailure.ts';

export const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;
/** The guest ends the program itself; this long after its time-out we stop believing that it will. */
const OVERDUE_MS = 5000;
/** timeout(1): 124 where it timed out, 137 where it had to send SIGKILL. */
const TIMEOUT_EXIT_CODES = new Set([124, 137]);

/**
 * The result of the program that `channel` runs; `endRemote` ends it. Rejects where the connection is lost, for the
 * reason that `whyLost` knows, or with the signal's reason.
 */
export function remoteExec(
  channel: ClientChannel,
  options: ExecOptions,
  endRemote: () => void,
  whyLost: () => Error | undefined,
): Promise<ExecResult> {
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = options;
  const started = performance.now();
  const stdout = new BoundedOutput(maxBytes, options.onStdout);
  const stderr = new BoundedOutput(maxBytes);
  return new Promise((resolve, reject) => {
    let ended: { readonly code: number | null } | undefined;
    let overdue = false;
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
    const cancel = (): void => {
      finish();
      endRemote();
      channel.close();
      reject(signal?.reason as Error);
    };
    const timer =
      timeoutMs === 0
        ? undefined
        : setTimeout(() => ((overdue = true), endRemote(), channel.close()), timeoutMs + OVERDUE_MS);
    channel.on('data', (piece: Buffer) => stdout.add(piece));
    channel.stderr.on('data', (piece: Buffer) => stderr.add(piece));
    channel.on('exit', (code: number | null) => (ended = { code }));
    channel.on('error', () => {});
    channel.on('close', () => {
      finish();
      if (!ended && !overdue) {
        return reject(connectionLost('The connection was lost while a program ran.', whyLost()));
      }
      const ms = performance.now() - started;
      const code = ended?.code ?? null;
      const timedOut =
        overdue || (timeoutMs > 0 && ms >= timeoutMs && (code === null || TIMEOUT_EXIT_CODES.has(code)));
      resolve({
        stdout: stdout.text(),
        stderr: stderr.text(),
        exitCode: timedOut ? null : code,
        timedOut,
        truncated: stdout.truncated || stderr.truncated,
        ms,
      });
    });
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    channel.end(options.stdin ?? '');
  });
}
