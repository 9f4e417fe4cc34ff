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

/** Where a quiz is from. */
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
  const count = due.length;
  const today =
    count === 0
      ? say('Nothing is due today.')
      : say('{count, plural, one {# quiz is} other {# quizzes are}} due today.', { count });
  if (!next) return [today];
  const { cards, day } = next;
  return [
    today,
    say('Next: {count, plural, one {# quiz} other {# quizzes}} on {day}, {when}.', {
      ...{ count: cards, day: dayText(day), when: whenText(daysUntil(day, now)) },
    }),
  ];
}
