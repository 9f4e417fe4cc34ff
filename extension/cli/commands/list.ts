import { say } from '../../core/language/say.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';

/** `patchbay list`: the lessons, how far the learner is, and which machine runs. */
export async function list(context: CliContext): Promise<ExitCode> {
  const { lessons, problems } = await context.services.lessons();
  const running = await context.services.running({ signal: context.signal });
  const rows = await Promise.all(
    lessons.map(async (lesson) => {
      const progress = await context.services.progress.load(lesson.id);
      const achieved = lesson.steps.filter((step) => progress.achieved[step.id] !== undefined).length;
      const { id, title, summary, minutes } = lesson;
      const machine = running.find((candidate) => candidate.lesson === id)?.id ?? null;
      return { id, title, summary, minutes, steps: lesson.steps.length, achieved, machine };
    }),
  );
  if (context.json) {
    context.print(JSON.stringify({ lessons: rows }, undefined, 2));
  } else {
    const width = Math.max(0, ...rows.map((row) => row.id.length));
    for (const row of rows) {
      const { title, minutes, achieved, steps } = row;
      const about = { title, minutes, achieved, steps };
      const words =
        row.machine === null
          ? say('{title} ({minutes} min, {achieved} of {steps} steps)', about)
          : say('{title} ({minutes} min, {achieved} of {steps} steps, running)', about);
      context.print(`${row.id.padEnd(width)}  ${words}`);
    }
  }
  for (const problem of problems) context.note(`${problem.file}:${problem.line}: ${problem.message}`);
  return EXIT.ok;
}
