import { message, say } from '../language/say.ts';
import type { ReviewCard } from './reviewCards.ts';
import { dayText, daysUntil, type ReviewPlan } from './reviewPlan.ts';
import type { ReviewRating } from './schedule.ts';

/** What the learner says of a right answer. */
export const RATING_WORDS = {
  again: message('I guessed'),
  hard: message('Hard'),
  good: message('Good'),
  easy: message('Easy'),
} as const satisfies Record<ReviewRating, string>;

/** Where a card is from. */
export function cardTitle({ lesson, step }: ReviewCard): string {
  return say('{lesson}, {step}', { lesson: lesson.title, step: step.title });
}

/** `tomorrow`, `in 7 days`. */
export function whenText(days: number): string {
  return say('{days, plural, =1 {tomorrow} other {in # days}}', { days });
}

/** What is due and what comes next, a sentence each; `hasAny`: whether there is anything to review at all. */
export function planNotes({ due, next }: ReviewPlan, hasAny: boolean, now: Date): string[] {
  if (!hasAny)
    return [say('There is nothing to review yet. Quizzes come back that you answered right in a lesson.')];
  const today =
    due.length === 0 ? say('Nothing is due today.') : dueText(countsOf(due.map(({ card }) => card)));
  if (!next) return [today];
  const { cards, day } = next;
  return [today, nextText(countsOf(cards), { day: dayText(day), when: whenText(daysUntil(day, now)) })];
}

interface Counts {
  readonly quizzes: number;
  readonly drills: number;
}

function countsOf(cards: readonly ReviewCard[]): Counts {
  const quizzes = cards.filter(({ kind }) => kind === 'quiz').length;
  return { quizzes, drills: cards.length - quizzes };
}

function dueText({ quizzes, drills }: Counts): string {
  if (drills === 0)
    return say('{count, plural, one {# quiz is} other {# quizzes are}} due today.', { count: quizzes });
  if (quizzes === 0)
    return say('{count, plural, one {# drill is} other {# drills are}} due today.', { count: drills });
  return say(
    'Due today: {quizzes, plural, one {# quiz} other {# quizzes}} and {drills, plural, one {# drill} other {# drills}}.',
    { quizzes, drills },
  );
}

function nextText(
  { quizzes, drills }: Counts,
  when: { readonly day: string; readonly when: string },
): string {
  if (drills === 0)
    return say('Next: {count, plural, one {# quiz} other {# quizzes}} on {day}, {when}.', {
      ...{ count: quizzes, ...when },
    });
  if (quizzes === 0)
    return say('Next: {count, plural, one {# drill} other {# drills}} on {day}, {when}.', {
      ...{ count: drills, ...when },
    });
  return say(
    'Next: {quizzes, plural, one {# quiz} other {# quizzes}} and {drills, plural, one {# drill} other {# drills}} on {day}, {when}.',
    { quizzes, drills, ...when },
  );
}
