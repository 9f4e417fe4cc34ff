import { blockId } from '../lesson/model/blockIds.ts';
import type { Drill, Lesson, QuizBlock } from '../lesson/model/lesson.ts';
import type { LessonProgress, ProgressStore } from '../session/lessonProgress.ts';

/** What every card has. */
interface CardBase {
  /** `veth-bridge/create:3`, `veth-bridge/drill:address`: its lesson, and its block's id or the drill's. */
  readonly key: string;
  readonly lesson: { readonly id: string; readonly title: string };
  readonly step: { readonly id: string; readonly title: string };
  /** When its step was achieved. */
  readonly since: Date;
}

/** A quiz that the learner answered right in a lesson. */
export interface QuizCard extends CardBase {
  readonly kind: 'quiz';
  readonly quiz: QuizBlock;
}

/** A short task, taught by a step that the learner achieved. */
export interface DrillCard extends CardBase {
  readonly kind: 'drill';
  readonly drill: Drill;
}

export type ReviewCard = QuizCard | DrillCard;

/** The cards of one lesson: the quizzes of achieved steps whose right answer the learner has found, and their drills. */
export function reviewCards(lesson: Lesson, progress: LessonProgress): ReviewCard[] {
  return lesson.steps.flatMap((step): ReviewCard[] => {
    const since = new Date(progress.achieved[step.id] ?? Number.NaN);
    if (Number.isNaN(since.getTime())) return [];
    const base = {
      lesson: { id: lesson.id, title: lesson.title },
      ...{ step: { id: step.id, title: step.title }, since },
    };
    const quizzes = step.blocks.flatMap((block, index): QuizCard[] => {
      const answer = progress.answers?.[blockId(step.id, index)];
      if (block.kind !== 'quiz' || answer === undefined || block.options[answer]?.right !== true) return [];
      return [{ ...base, kind: 'quiz', key: `${lesson.id}/${blockId(step.id, index)}`, quiz: block }];
    });
    const drills = (lesson.drills ?? []).filter(({ learned }) => learned === step.id);
    return [
      ...quizzes,
      ...drills.map((drill): DrillCard => ({
        ...base,
        kind: 'drill',
        key: `${lesson.id}/drill:${drill.id}`,
        drill,
      })),
    ];
  });
}

/** Without drills, for a host that has no machine for them. */
export function onlyQuizzes(cards: readonly ReviewCard[]): QuizCard[] {
  return cards.filter((card) => card.kind === 'quiz');
}

/** The cards of all these lessons. */
export async function allReviewCards(
  lessons: readonly Lesson[],
  progress: Pick<ProgressStore, 'load'>,
): Promise<ReviewCard[]> {
  const cards = lessons.map(async (lesson) => reviewCards(lesson, await progress.load(lesson.id)));
  return (await Promise.all(cards)).flat();
}
