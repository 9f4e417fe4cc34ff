import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allReviewCards, reviewCards, type ReviewCard } from '../../../extension/core/review/reviewCards.ts';
import { keptReview, readReview } from '../../../extension/core/review/reviewMemory.ts';
import { dayText, daysByRating, daysUntil, reviewPlan } from '../../../extension/core/review/reviewPlan.ts';
import { afterRating, firstMemory, RATINGS } from '../../../extension/core/review/schedule.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { runsOf } from '../fuzzRuns.ts';
import { quizLesson, quizProgress } from './quizLesson.ts';

const NOON = new Date(2026, 2, 1, 12);
const later = (days: number, from = NOON): Date =>
  new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, from.getHours());
const card = (key: string, since: Date): ReviewCard => ({
  ...reviewCards(quizLesson, quizProgress)[0]!,
  key,
  since,
});

test('a card is a quiz that was answered right, of a step that was achieved', async () => {
  expect(reviewCards(quizLesson, quizProgress).map(({ key }) => key)).toEqual(['sample/one:0']);
  expect(reviewCards(quizLesson, noProgress('sample'))).toEqual([]);
  expect(reviewCards(quizLesson, { ...quizProgress, achieved: { one: 'yesterday' } })).toEqual([]);
  // The lesson has changed since: there is no such option, or the block is none that asks.
  expect(reviewCards(quizLesson, { ...quizProgress, answers: { 'one:0': 7, 'one:2': 0 } })).toEqual([]);
  const both = {
    ...quizProgress,
    achieved: { one: quizProgress.achieved['one']!, two: '2026-03-02T10:00:00Z' },
  };
  const cards = await allReviewCards([quizLesson], { load: () => Promise.resolve(both) });
  expect(cards.map(({ step, since }) => [step.title, since.getUTCDate()])).toEqual([
    ['One', 1],
    ['Two', 2],
  ]);
});

test('a card comes back after two days, and then at intervals that grow while it is known', () => {
  let memory = firstMemory(NOON);
  const days = [daysUntil(new Date(memory.due), NOON)];
  for (let review = 0; review < 4; review++) {
    const now = new Date(memory.due);
    memory = afterRating(memory, 'good', now);
    days.push(daysUntil(new Date(memory.due), now));
  }
  expect(days).toEqual([2, 7, 23, 66, 171]);
  const forgotten = afterRating(memory, 'again', new Date(memory.due));
  expect(daysUntil(new Date(forgotten.due), new Date(memory.due))).toBeLessThan(10);
  expect([forgotten.lapses, forgotten.reviews]).toEqual([1, 6]);
});

test('a better rating never brings a card back sooner, and each says beforehand when', () => {
  const memory = firstMemory(NOON);
  const days = daysByRating(memory, later(2));
  const inOrder = RATINGS.map((rating) => days[rating]);
  expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
  expect(new Set(inOrder).size).toBe(4);
  for (const rating of RATINGS)
    expect(daysUntil(new Date(afterRating(memory, rating, later(2)).due), later(2))).toBe(days[rating]);
});

test('a clock that was set back before the last review is no error', () => {
  const memory = firstMemory(NOON);
  expect(afterRating(memory, 'good', later(-30)).last).toBe(memory.last);
});

test('due is a card from the beginning of its day; the next ones are told with their day', () => {
  const [a, b, c] = [card('a', NOON), card('b', later(-1)), card('c', later(3))] as const;
  const twice = { ...c, key: 'd' };
  const early = new Date(2026, 2, 3, 0, 1);
  const plan = reviewPlan([a, b, c, twice], {}, early);
  expect(plan.due.map(({ card }) => card.key)).toEqual(['b', 'a']);
  expect(plan.next?.cards.map(({ key }) => key)).toEqual(['c', 'd']);
  expect(dayText(plan.next!.day)).toBe('2026-03-06');
  expect(reviewPlan([a], {}, new Date(2026, 2, 2, 23, 59)).due).toEqual([]);
  expect(reviewPlan([], {}, NOON)).toEqual({ due: [], next: undefined });
  const memory = { a: afterRating(firstMemory(NOON), 'good', later(2)) };
  expect(reviewPlan([a], memory, later(3)).due).toEqual([]);
});

test('what is kept is read again; what is malformed is left out, and said', () => {
  const memory = { 'a/one:0': firstMemory(NOON) };
  expect(readReview(JSON.parse(JSON.stringify(keptReview(memory))))).toEqual({ memory, isWhole: true });
  const bad = { format: 1, cards: { ...memory, b: { ...memory['a/one:0'], stability: -1 }, c: 'x' } };
  expect(readReview(bad)).toEqual({ memory, isWhole: false });
  for (const other of [undefined, null, 3, [], { format: 2, cards: memory }, { format: 1, cards: [] }])
    expect(readReview(other)).toEqual({ memory: {}, isWhole: false });
});

test('reading never throws, and what was read can be rated', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => void readReview(value)),
    runsOf(500),
  );
  const time = fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(2100, 1) })
    .map((date) => date.toISOString());
  const anyCard = fc.record({
    ...{ due: time, last: time, stability: fc.double(), difficulty: fc.double({ min: 0, max: 11 }) },
    ...{ reviews: fc.nat(), lapses: fc.nat() },
  });
  fc.assert(
    fc.property(anyCard, fc.constantFrom(...RATINGS), (one, rating) => {
      const { memory } = readReview({ format: 1, cards: { one } });
      if (memory['one'])
        expect(Date.parse(afterRating(memory['one'], rating, NOON).due)).toBeGreaterThan(NOON.getTime());
    }),
    runsOf(2000),
  );
});
