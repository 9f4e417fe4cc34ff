import { orCancelled } from '../../extension/core/async/orCancelled.ts';
import type { ExecOptions, ExecResult } from '../../extension/core/machine/machine.ts';
import type { FailureError } from '../../extension/core/failure/failureError.ts';
import { BoundedOutput } from './boundedOutput.ts';

export const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;
/** timeout(1): 124 where it timed out, 137 where it had to send SIGKILL. */
const TIMEOUT_EXIT_CODES = new Set([124, 137]);

/** What is heard of a program that runs in the guest; one of the last two comes last. */
export interface ProgramListener {
  readonly stdout: (piece: Uint8Array) => void;
  readonly stderr: (piece: Uint8Array) => void;
  /** null: ended by a signal. */
  readonly ended: (code: number | null) => void;
  readonly lost: (error: FailureError) => void;
}

export interface RunningProgram {
  /** All of its stdin. */
  feed(stdin: string | Uint8Array): void;
  /** Ends it, and forgets it: nothing more is heard. */
  giveUp(): void;
}

/**
 * The result of the program that `begin` begins. `graceMs`: how long after its time-out it is believed that whoever
 * runs it ends it. Rejects as the program is lost, or with the signal's reason.
 */
export function programResult(
  begin: (listener: ProgramListener) => RunningProgram,
  options: ExecOptions,
  graceMs: number,
): Promise<ExecResult> {
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = options;
  const started = performance.now();
  const stdout = new BoundedOutput(maxBytes, options.onStdout);
  const stderr = new BoundedOutput(maxBytes);
  const result = new Promise<ExecResult>((resolve, reject) => {
    signal?.throwIfAborted();
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
    const end = (code: number | null, overdue: boolean): void => {
      finish();
      const ms = performance.now() - started;
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
    };
    const program = begin({
      stdout: (piece) => stdout.add(piece),
      stderr: (piece) => stderr.add(piece),
      ended: (code) => end(code, false),
      lost: (error) => {
        finish();
        reject(error);
      },
    });
    const cancel = (): void => {
      finish();
      program.giveUp();
    };
    const tooLate = (): void => {
      program.giveUp();
      end(null, true);
    };
    const timer = timeoutMs === 0 ? undefined : setTimeout(tooLate, timeoutMs + graceMs);
    signal?.addEventListener('abort', cancel, { once: true });
    program.feed(options.stdin ?? '');
  });
  return orCancelled(result, signal);
}
