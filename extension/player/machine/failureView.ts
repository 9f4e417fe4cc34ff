import { FailureError } from '../../core/failure/failureError.ts';
import type { FailureView } from '../../protocol/playerView.ts';

/** Any failure in words for people: of a machine its own, of anything else what it says of itself. */
export function failureView(error: unknown): FailureView {
  if (error instanceof FailureError) return { what: error.what, why: error.why, next: error.next };
  return {
    what: 'Something went wrong in Patchbay itself.',
    why: error instanceof Error ? error.message : String(error),
    next: 'Try again; the log (Patchbay: Show Log) tells more.',
  };
}

export function failureText({ what, why, next }: FailureView): string {
  return [what, why, next].filter((part) => part !== '').join(' ');
}

/** Failure with its technical causes, for the log. */
export function failureLog(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n  caused by: ${failureLog(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
