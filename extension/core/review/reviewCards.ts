import { blockId } from '../lesson/model/blockIds.ts';
import type { Lesson, QuizBlock } from '../lesson/model/lesson.ts';
import type { LessonProgress, ProgressStore } from '../session/lessonProgress.ts';

/** A quiz that the learner answered right in a lesson. */
export interface ReviewCard {
  /** `veth-bridge/create:3`: its lesson, and its block's id there. */
  readonly key: string;
  readonly lesson: { readonly id: string; readonly title: string };
  readonly step: { readonly id: string; readonly title: string };
  readonly quiz: QuizBlock;
  /** When its step was achieved. */
  readonly since: Date;
}

/** The cards of one lesson: the quizzes of achieved steps whose right answer the learner has found. */
export function reviewCards({ id, title, steps }: Lesson, progress: LessonProgress): ReviewCard[] {
  return steps.flatMap((step) => {
    const since = new Date(progress.achieved[step.id] ?? Number.NaN);
    if (Number.isNaN(since.getTime())) return [];
    return step.blocks.flatMap((block, index) => {
      const answer = progress.answers?.[blockId(step.id, index)];
      if (block.kind !== 'quiz' || answer === undefined || block.options[answer]?.right !== true) return [];
      const key = `${id}/${blockId(step.id, index)}`;
      return { key, lesson: { id, title }, step: { id: step.id, title: step.title }, quiz: block, since };
    });
  });
}

/** The cards of all these lessons. */
export async function allReviewCards(
  lessons: readonly Lesson[],
  progress: Pick<ProgressStore, 'load'>,
): Promise<ReviewCard[]> {
  const cards = lessons.map(async (lesson) => reviewCards(lesson, await progress.load(lesson.id)));
  return (await Promise.all(cards)).flat();
}
