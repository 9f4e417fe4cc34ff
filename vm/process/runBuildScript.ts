import { say } from '../../extension/core/language/say.ts';
import type { Operation } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import { sayProgress } from './progressWords.ts';
import { run } from './run.ts';

export interface BuildScript {
  /** The script, and its arguments. */
  readonly argv: readonly [string, ...string[]];
  /** Prefix of each line of progress: `Guest image: compressing …`. */
  readonly label: string;
  /** What it makes, as the subject of a sentence. */
  readonly what: string;
  /** What to do if it fails, one sentence. */
  readonly next: string;
  readonly timeoutMs: number;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/**
 * Runs a script that builds something: its stdout is `PROGRESS <percent> <words>` lines, or one `ERROR <words>`. Rejects
 * with FailureError `build-needs-space` or `build-failed`, which has its words, or with the signal's reason.
 */
export async function runBuildScript(script: BuildScript, { onProgress, signal }: Operation): Promise<void> {
  let said = '';
  const result = await run(['bash', ...script.argv], {
    timeoutMs: script.timeoutMs,
    signal,
    env: script.env,
    onLine: (line) => {
      const [, percent, words = ''] = /^PROGRESS (\d+) (.*)$/.exec(line) ?? [];
      if (percent !== undefined)
        onProgress?.({
          message: say('{label}: {words}', { label: script.label, words: sayProgress(words) }),
          fraction: Number(percent) / 100,
        });
      else if (line.startsWith('ERROR ')) said = line.slice('ERROR '.length);
    },
  });
  if (result.exitCode === 0) return;
  throw new FailureError(
    failure(/MB are free/.test(said) ? 'build-needs-space' : 'build-failed', {
      product: script.what,
      said: said || (result.timedOut ? say('It took too long') : say('The build did not say why')),
      remedy: script.next,
    }),
    result.stderr.slice(-4000),
  );
}
