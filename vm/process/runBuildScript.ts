import type { Operation } from '../../extension/core/machine/machine.ts';
import { MachineError } from '../../extension/core/machine/machineError.ts';
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
 * with MachineError `no-space` or `image-build-failed`, which has its words, or with the signal's reason.
 */
export async function runBuildScript(script: BuildScript, { onProgress, signal }: Operation): Promise<void> {
  let said = '';
  const result = await run(['bash', ...script.argv], {
    timeoutMs: script.timeoutMs,
    signal,
    env: script.env,
    onLine: (line) => {
      const progress = /^PROGRESS (\d+) (.*)$/.exec(line);
      if (progress)
        onProgress?.({ message: `${script.label}: ${progress[2]}`, fraction: Number(progress[1]) / 100 });
      else if (line.startsWith('ERROR ')) said = line.slice('ERROR '.length);
    },
  });
  if (result.exitCode === 0) return;
  throw new MachineError(
    /MB are free/.test(said) ? 'no-space' : 'image-build-failed',
    {
      what: `${script.what} could not be built.`,
      why: `${said || (result.timedOut ? 'It took too long' : 'The build did not say why')}.`,
      next: script.next,
    },
    result.stderr.slice(-4000),
  );
}
