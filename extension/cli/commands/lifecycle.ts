import { say } from '../../core/language/say.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { findMachine, onMachine } from '../findMachine.ts';
import { Session } from '../../core/session/session.ts';

/** `patchbay reset [LESSON]`: a fresh machine in the lesson's world; with `forget`, the progress goes too. */
export async function reset(
  context: CliContext,
  lessonName: string | undefined,
  forget: boolean,
): Promise<ExitCode> {
  const found = await findMachine(context, lessonName && (await context.services.lesson(lessonName)).id);
  const lesson =
    found.lesson === undefined ? undefined : await context.services.lesson(lessonName ?? found.lesson);
  await onMachine(context, found, (machine) =>
    context.work(async (operation) => {
      if (!lesson) return machine.reset(operation);
      const session = await Session.attach(lesson, machine, context.services.progress);
      await session.reset({ ...operation, forget });
      session.dispose();
    }),
  );
  return report(context, { reset: found.id }, say('Reset: the machine is as it was at the start.'));
}

/** `patchbay stop`: ends the machine's Linux. Its disk is memory, so nothing of it remains: the same as destroy. */
export async function destroy(context: CliContext, lessonName: string | undefined): Promise<ExitCode> {
  const running = await context.services.running({ signal: context.signal });
  const wanted = running.filter((machine) => lessonName === undefined || machine.lesson === lessonName);
  for (const found of wanted) {
    const machine = await context.services.attach(found.id, { signal: context.signal });
    await context.work((operation) => machine.destroy(operation));
  }
  const ids = wanted.map((machine) => machine.id);
  const words =
    ids.length === 0
      ? say('No machine was running.')
      : say('Destroyed: {machines}.', { machines: ids.join(', ') });
  return report(context, { destroyed: ids }, words);
}

function report(context: CliContext, json: object, words: string): ExitCode {
  context.print(context.json ? JSON.stringify(json) : words);
  return EXIT.ok;
}
