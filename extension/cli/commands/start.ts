import { say } from '../../core/language/say.ts';
import { beginLesson, printMachine, type BeginOptions } from '../beginLesson.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';

/** `patchbay start LESSON`: a machine in the lesson's world, left running for the later calls. */
export async function start(
  context: CliContext,
  lessonName: string,
  options: BeginOptions,
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
  const { id, facts } = await beginLesson(context, lesson, options);
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
    printMachine(context, facts);
    context.print(say('Next: patchbay shell, and patchbay check {lesson}', { lesson: lesson.id }));
  }
  return EXIT.ok;
}
