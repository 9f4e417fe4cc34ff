import { say } from '../../extension/core/language/say.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';

/** The machine ended without an order. */
export function diedError(why: string): FailureError {
  return new FailureError(failure('died', { reason: say(why) }));
}

/** A call to a machine that was not started, or was ended. */
export function notRunningError(): FailureError {
  return new FailureError(failure('not-started'));
}
