import { failure } from '../../../core/failure/failure.ts';
import { FailureError, wordsOf } from '../../../core/failure/failureError.ts';
import { writeFile } from 'node:fs/promises';
import { VM_HOST } from '../../../core/machine/machine.ts';
import { choosesMany, probeOf, type ProbeChoice } from '../../../core/walk/probe.ts';
import { runWalk } from '../../../core/walk/runWalk.ts';
import { walkText } from '../../../core/walk/walkText.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { withMachine } from '../../findMachine.ts';

export interface WalkCommandOptions extends ProbeChoice {
  readonly save?: string;
  readonly fromAddress?: string;
  readonly lesson?: string;
}

/** `patchbay walk FROM TO`: sends one packet and reports its way; exit code 0 where it was answered, 1 where it was not. */
export async function walk(
  context: CliContext,
  from: string,
  to: string,
  options: WalkCommandOptions,
): Promise<ExitCode> {
  const { save } = options;
  if (choosesMany(options)) throw new FailureError(failure('several-probes'));
  const result = await withMachine(context, options.lesson, async (machine, { lesson }) =>
    runWalk(machine, from, to, {
      ...probeOf({ ...options, source: options.fromAddress }),
      defaultHost: await lessonHost(context, lesson),
      signal: context.signal,
    }),
  );
  if (!result.ok) throw new FailureError(result.failure);
  const { walk: path, pcapng } = result.value;
  if (save !== undefined) {
    try {
      await writeFile(save, pcapng);
    } catch (error) {
      throw new FailureError(failure('packets-not-written', { said: wordsOf(error) }), error);
    }
  }
  context.print(context.json ? JSON.stringify(path, undefined, 2) : walkText(path));
  return path.answered ? EXIT.ok : EXIT.failed;
}

/** The first host of the running lesson, which is searched first for a namespace without a host. */
async function lessonHost(context: CliContext, lesson: string | undefined): Promise<string> {
  if (lesson === undefined) return VM_HOST;
  return context.services.lesson(lesson).then(
    ({ defaultHost }) => defaultHost,
    () => VM_HOST,
  );
}
