import type { ReviewCard } from './reviewCards.ts';
import type { ReviewMemory } from './reviewMemory.ts';
import { afterRating, firstMemory, RATINGS, type CardMemory, type ReviewRating } from './schedule.ts';

export interface PlannedCard<Card extends ReviewCard = ReviewCard> {
  readonly card: Card;
  readonly memory: CardMemory;
}

/** What is to be reviewed, and when. */
export interface ReviewPlan<Card extends ReviewCard = ReviewCard> {
  /** Those of today and of the days before, the longest due first. */
  readonly due: readonly PlannedCard<Card>[];
  /** The day of the next ones after today; undefined where there are none. */
  readonly next: { readonly day: Date; readonly cards: readonly Card[] } | undefined;
}

/** What is due, in the order in which it is asked: drills come last, because their machine may be prepared meanwhile. */
export function inAskingOrder(due: readonly PlannedCard[]): PlannedCard[] {
  return [...due].sort((a, b) => Number(a.card.kind === 'drill') - Number(b.card.kind === 'drill'));
}

/** A card is due from the beginning of its day, in the learner's time zone. */
export function reviewPlan<Card extends ReviewCard>(
  cards: readonly Card[],
  memory: ReviewMemory,
  now: Date,
): ReviewPlan<Card> {
  const planned = cards
    .map((card) => ({ card, memory: memory[card.key] ?? firstMemory(card.since) }))
    .sort((a, b) => Date.parse(a.memory.due) - Date.parse(b.memory.due));
  const [due, later] = [true, false].map((wanted) =>
    planned.filter(({ memory }) => daysUntil(new Date(memory.due), now) <= 0 === wanted),
  ) as [PlannedCard<Card>[], PlannedCard<Card>[]];
  const first = later[0];
  if (!first) return { due, next: undefined };
  const day = startOfDay(new Date(first.memory.due));
  const thatDay = later.filter(({ memory }) => daysUntil(new Date(memory.due), day) === 0);
  return { due, next: { day, cards: thatDay.map(({ card }) => card) } };
}

/** Midnights between `now` and `due`; negative where it was due on an earlier day. */
export function daysUntil(due: Date, now: Date): number {
  // A day of a change of clocks has 23 or 25 hours.
  return Math.round((startOfDay(due).getTime() - startOfDay(now).getTime()) / (24 * 3600 * 1000));
}

function startOfDay(time: Date): Date {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate());
}

/** The days until a card comes back, for each rating that it may get now. */
export function daysByRating(memory: CardMemory, now: Date): Readonly<Record<ReviewRating, number>> {
  const days = RATINGS.map((rating) => [
    rating,
    daysUntil(new Date(afterRating(memory, rating, now).due), now),
  ]);
  return Object.fromEntries(days) as Record<ReviewRating, number>;
}

/** `2026-12-03`, in the learner's time zone. */
export function dayText(day: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
