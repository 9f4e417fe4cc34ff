import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';
import type { EditorEvent, EditorState } from '../wire/editorMessages.ts';
import type { SeatParts } from './seatParts.ts';

/**
 * Keeps what a learner's editor says of their progress. What the class has seen itself stays as it was, and what the learner
 * forgets in their editor stays achieved here.
 */
export async function keepState(
  seat: number,
  { steps, id: lesson }: Lesson,
  state: EditorState,
  { progress, elsewhere }: Pick<SeatParts, 'progress' | 'elsewhere'>,
): Promise<void> {
  const known = await progress.load(lesson);
  const ids = new Set(steps.map(({ id }) => id));
  const ofLesson = (times: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(times).filter(([step]) => ids.has(step)));
  const achieved = ofLesson(state.achieved);
  for (const step of Object.keys(achieved))
    if (known.achieved[step] === undefined) elsewhere.add(seat, lesson, step);
  const merged: LessonProgress = {
    ...known,
    achieved: { ...achieved, ...known.achieved },
    skipped: { ...ofLesson(state.skipped), ...known.skipped },
    ...(ids.has(state.current) && { at: state.current }),
  };
  if (JSON.stringify(merged) !== JSON.stringify(known)) await progress.save(merged);
}

/** Keeps what happened at the steps of the class's lessons, once; returns the number of the last one. */
export function keepEvents(
  seat: number,
  events: readonly EditorEvent[],
  parts: Pick<SeatParts, 'events' | 'lesson'>,
): number {
  for (const { lesson, step, kind, at } of events)
    if (parts.lesson(lesson)?.lesson.steps.some(({ id }) => id === step))
      parts.events.addOnce({ seat, lesson, step, kind, at });
  return Math.max(0, ...events.map(({ number }) => number));
}
