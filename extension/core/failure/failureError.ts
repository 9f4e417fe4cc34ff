import type { FailureCode } from './catalogue.ts';
import { failure, failureText, type Failure } from './failure.ts';

/**
 * An expected failure on its way through code that does not handle it. The message is the whole {@link Failure} as one
 * paragraph. `cause` keeps the technical cause for the log.
 */
export class FailureError extends Error implements Failure {
  override readonly name = 'FailureError';
  readonly code: FailureCode;
  readonly what: string;
  readonly why: string;
  readonly next: string;

  constructor(said: Failure, cause?: unknown) {
    super(failureText(said), cause === undefined ? undefined : { cause });
    this.code = said.code;
    this.what = said.what;
    this.why = said.why;
    this.next = said.next;
  }
}

/** Any error as a failure: an expected one is what it says, everything else is a bug of ours. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof FailureError)) return failure('bug', { said: wordsOf(error) });
  const { code, what, why, next } = error;
  return { code, what, why, next };
}

/** What an error of any kind says. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

/** An error with all its causes and their stacks, for the log. */
export function failureLog(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = error instanceof FailureError ? ` [${error.code}]` : '';
  const cause = error.cause === undefined ? '' : `\n  caused by: ${failureLog(error.cause)}`;
  return `${error.stack ?? error.message}${code}${cause}`;
}
