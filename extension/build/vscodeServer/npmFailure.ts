import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import type { RunResult } from '../../../vm/process/run.ts';

const UNREACHABLE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/;

/** Why VS Code in the browser can't start after npm failed. */
export function npmFailure({ stderr, missing, timedOut }: RunResult): FailureError {
  const lines = stderr
    .split('\n')
    .flatMap((line) => /^npm error (?!code|A complete log)(.+)/.exec(line)?.[1] ?? []);
  const why = missing
    ? 'npm is not on the PATH.'
    : timedOut
      ? 'npm did not end within a quarter of an hour.'
      : UNREACHABLE.test(stderr)
        ? 'The npm registry could not be reached.'
        : `npm says: ${lines[0] ?? 'nothing'}`;
  const next = UNREACHABLE.test(stderr)
    ? 'Connect to the internet (or tell npm of your proxy) and start again: what was downloaded is kept.'
    : 'Fix that and start again: what was downloaded is kept.';
  return new FailureError(failure('server-not-installed', { said: why, remedy: next }), stderr);
}
