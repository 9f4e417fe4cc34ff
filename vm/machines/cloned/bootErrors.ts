import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { backendOutput, lastWords } from './serialLog.ts';

/** Why a virtual machine failed to boot; from the output of the backend and of the serial console. */
export function bootFailure(folder: string, why: string): FailureError {
  const said = backendOutput(folder);
  if (/[Cc]annot allocate memory|cannot set up guest memory/.test(said)) {
    return new FailureError(failure('no-memory', { reason: said }), lastWords(folder));
  }
  return new FailureError(failure('boot-failed', { said: said || why }), lastWords(folder));
}

export function bootTimeout(folder: string, seconds: number): FailureError {
  return new FailureError(failure('boot-timeout', { seconds: Math.round(seconds) }), lastWords(folder));
}
