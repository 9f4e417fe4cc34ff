import { say } from '../../core/language/say.ts';
import { lessonRequirements } from '../../core/machine/lessonRequirements.ts';
import type { Machine } from '../../core/machine/machine.ts';
import { machineLimits } from '../../core/machine/machineLimits.ts';
import { Session } from '../../core/session/session.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';

export interface StartOptions {
  readonly internet?: boolean;
  /** Replay the steps that were done before. */
  readonly resume?: boolean;
}

/** `patchbay start LESSON`: a machine in the lesson's world, left running for the later calls. */
export async function start(
  context: CliContext,
  lessonName: string,
  options: StartOptions,
): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  const running = await context.services.running({ signal: context.signal });
  const already = running.find((machine) => machine.lesson === lesson.id);
  if (already) {
    if (context.json)
      context.print(JSON.stringify({ lesson: lesson.id, machine: already.id, started: false }));
    else
      context.print(say('{title} is running already. Go on with: patchbay shell', { title: lesson.title }));
    return EXIT.ok;
  }
  const requirements = { ...lessonRequirements(lesson), internet: options.internet ?? false };
  const machine = await context.work(async (operation) => {
    const created = await context.services.create(requirements, lesson.id, operation);
    try {
      await begin(created);
      return created;
    } catch (error) {
      await created.destroy();
      throw error;
    }

    async function begin(fresh: Machine): Promise<void> {
      await fresh.start(operation);
      const session = await Session.begin(lesson, fresh, context.services.progress, operation);
      if (options.resume) await session.replay(new Set(Object.keys(session.progress.achieved)), operation);
      session.dispose();
    }
  });
  const { id, facts } = machine;
  machine.detach();
  if (context.json) {
    // `engine` is the backend's name in JSON of older versions; programs that read it go on.
    const both = { ...facts, engine: facts.backend };
    context.print(JSON.stringify({ lesson: lesson.id, machine: id, started: true, facts: both }));
  } else {
    const { title, minutes } = lesson;
    context.print(
      say('{title}: {steps, plural, one {# step} other {# steps}}, about {minutes} min.', {
        ...{ title, minutes },
        steps: lesson.steps.length,
      }),
    );
    const { kernel, backend, accelerator } = facts;
    const by = accelerator ? `${backend}, ${accelerator}` : backend;
    context.print(say('Linux {kernel} is running ({by}).', { kernel, by }));
    const limits = machineLimits(facts);
    if (limits !== undefined) context.print(limits);
    context.print(say('Next: patchbay shell, and patchbay check {lesson}', { lesson: lesson.id }));
  }
  return EXIT.ok;
}
