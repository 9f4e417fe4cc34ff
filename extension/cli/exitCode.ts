import { CATALOGUE } from '../core/failure/catalogue.ts';
import { FailureError } from '../core/failure/failureError.ts';
import type { FailureText } from '../core/failure/failureText.ts';

/** What a call of the command line ends with; the same for every command. `bug` is EX_SOFTWARE of sysexits(3). */
export const EXIT = { ok: 0, failed: 1, usage: 2, machine: 3, bug: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** 2 for a request that is itself wrong, 3 for another expected failure, and 70 for what nobody expected. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof FailureError)) return EXIT.bug;
  const { badRequest }: FailureText = CATALOGUE[error.code];
  return badRequest ? EXIT.usage : EXIT.machine;
}
