import { createEmptyCard, fsrs, Rating, State, type Card, type Grade } from 'ts-fsrs';

/** How well the learner knew it; `again`: not, or by a guess. */
export const RATINGS = ['again', 'hard', 'good', 'easy'] as const;
export type ReviewRating = (typeof RATINGS)[number];

/** What FSRS knows of a card. Times are ISO 8601. */
export interface CardMemory {
  readonly due: string;
  /** Days after which 90 % of learners still know it. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
  readonly last: string;
  readonly reviews: number;
  /** How often it was forgotten. */
  readonly lapses: number;
}

const GRADES: Readonly<Record<ReviewRating, Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

// Whole days, without steps of minutes and without chance: what is said beforehand is what comes.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * A card after its lesson. The answer there counts as a first review that was hard: a lesson lets one try again until it is
 * right. So it comes back after two days.
 */
export function firstMemory(since: Date): CardMemory {
  return memoryOf(scheduler.next(createEmptyCard(since), since, Rating.Hard).card);
}

/** A card after a review at `now`. @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm */
export function afterRating(memory: CardMemory, rating: ReviewRating, now: Date): CardMemory {
  const { due, stability, difficulty, last, reviews, lapses } = memory;
  // A clock that was set back must not make time since the last review negative: FSRS rejects that.
  const when = new Date(Math.max(now.getTime(), Date.parse(last)));
  const card = {
    ...{ due, stability, difficulty, lapses, last_review: last, reps: reviews, state: State.Review },
    ...{ elapsed_days: 0, scheduled_days: 0, learning_steps: 0 },
  };
  return memoryOf(scheduler.next(card, when, GRADES[rating]).card);
}

function memoryOf(card: Card): CardMemory {
  const { due, stability, difficulty, last_review: last = due, reps, lapses } = card;
  return {
    ...{ due: due.toISOString(), stability, difficulty, last: last.toISOString() },
    ...{ reviews: reps, lapses },
  };
}
