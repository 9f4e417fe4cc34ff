import { say } from '../../core/language/say.ts';
import type { LessonOnShelf } from './lessonShelf.ts';
import { stepsAchieved } from './lessonShelf.ts';

/** A report for a teacher or a portfolio. Times are ISO 8601. */
export function progressJson(lessons: readonly LessonOnShelf[], now: Date): string {
  const rows = playable(lessons).map(({ lesson, progress }) => ({
    id: lesson.id,
    title: lesson.title,
    achieved: stepsAchieved(lesson, progress),
    steps: lesson.steps.map(({ id, title }) => ({
      id,
      title,
      achieved: progress.achieved[id] ?? null,
      skipped: progress.skipped?.[id] ?? null,
    })),
  }));
  return `${JSON.stringify({ format: 1, written: now.toISOString(), lessons: rows }, undefined, 2)}\n`;
}

/** The same for people, in the learner's language. */
export function progressMarkdown(lessons: readonly LessonOnShelf[], now: Date): string {
  const parts = playable(lessons).map(({ lesson, progress }) => {
    const count = { done: stepsAchieved(lesson, progress), count: lesson.steps.length };
    const head = `## ${lesson.title}\n\n${say('{done} of {count} steps.', count)}\n`;
    const rows = lesson.steps.map(({ id, title }) => {
      const when = progress.achieved[id];
      const skipped = progress.skipped?.[id] !== undefined;
      const note = when?.slice(0, 10) ?? (skipped ? say('skipped') : undefined);
      const line = note === undefined ? title : say('{title}, {when}', { title, when: note });
      return `- [${when === undefined ? ' ' : 'x'}] ${line}`;
    });
    return `${head}\n${rows.join('\n')}\n`;
  });
  const written = say('Written on {day}.', { day: now.toISOString().slice(0, 10) });
  return `# ${say('Patchbay progress')}\n\n${written}\n\n${parts.join('\n')}`;
}

function playable(
  lessons: readonly LessonOnShelf[],
): (LessonOnShelf & { lesson: NonNullable<LessonOnShelf['lesson']> })[] {
  return lessons.flatMap((found) => (found.lesson ? [{ ...found, lesson: found.lesson }] : []));
}
