import { FailureError } from '../core/failure/failureError.ts';

/** The exit codes, the same for every command. */
export const EXIT = { ok: 0, failed: 1, usage: 2, machine: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Wrong usage or bad input: told in one message, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof FailureError) return EXIT.machine;
  return EXIT.machine;
}
