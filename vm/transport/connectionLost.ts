import { say } from '../../extension/core/language/say.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';

/** The machine could not be reached, or the connection to it was lost; `why` is a sentence. */
export function connectionLost(why: string, cause?: unknown): FailureError {
  return new FailureError(failure('connection-lost', { reason: say(why) }), cause);
}
