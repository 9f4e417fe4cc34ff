import { say } from '../../extension/core/language/say.ts';

/** How a program ended that failed and said nothing: a sentence. `exitCode` is null where a signal ended it. */
export function programEnd(exitCode: number | null): string {
  return exitCode === null
    ? say('It ended with a signal.')
    : say('It ended with {code}.', { code: exitCode });
}
