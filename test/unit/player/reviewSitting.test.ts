import { expect, test, vi } from 'vitest';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import { onlyQuizzes, reviewCards } from '../../../extension/core/review/reviewCards.ts';
import type { CardMemory } from '../../../extension/core/review/schedule.ts';
import { ReviewSitting } from '../../../extension/player/review/reviewSitting.ts';
import type {
  AskedQuiz,
  MessageToReviewPage,
  ReviewView,
} from '../../../extension/protocol/reviewMessages.ts';
import { quizLesson, quizProgress } from '../review/quizLesson.ts';

const [one] = onlyQuizzes(reviewCards(quizLesson, quizProgress));
const noDrills = { create: vi.fn(), lesson: vi.fn(), showTerminal: vi.fn() };
/** The quiz that is asked. */
const asked = (view: ReviewView): AskedQuiz | undefined =>
  view.asked?.kind === 'quiz' ? view.asked : undefined;
const two = { ...one!, key: 'sample/one:9' };

/** A page that is ready, on a sitting whose store is a map. */
async function sitting(cards = [one!, two]) {
  const kept = new Map<string, CardMemory>();
  const ports = {
    cards: () => Promise.resolve(cards),
    store: {
      load: () => Promise.resolve(Object.fromEntries(kept)),
      save: vi.fn((key: string, memory: CardMemory) => Promise.resolve(void kept.set(key, memory))),
    },
    drills: noDrills,
    now: () => new Date(2026, 2, 10, 9),
    showFailure: vi.fn(),
    openLink: vi.fn(),
    rated: vi.fn(),
    log: vi.fn(),
  };
  const page = new Emitter<unknown>();
  const views: ReviewView[] = [];
  const send = ({ view }: MessageToReviewPage): void => void views.push(view);
  const connection = new ReviewSitting(ports).connect({ send, onMessage: page.event });
  const say = async (message: object): Promise<ReviewView> => {
    const before = views.length;
    page.fire(message);
    await vi.waitFor(() => expect(views.length).toBeGreaterThan(before));
    return views.at(-1)!;
  };
  return { ports, kept, page, connection, say, view: await say({ type: 'ready' }) };
}

test('a quiz is asked without saying what is right; a right answer is rated, and the next one comes', async () => {
  const { ports, kept, say, view } = await sitting();
  expect(view.notes).toEqual(['2 quizzes are due today.']);
  expect(view.asked).toMatchObject({
    title: 'A switch, One',
    ratings: [],
    quiz: { chosen: null, once: true },
  });
  expect(asked(view)?.quiz.options.map(({ right, whyHtml }) => [right, whyHtml])).toEqual([
    [null, null],
    [null, null],
  ]);
  const answered = await say({ type: 'answer', block: one!.key, option: 0 });
  expect(asked(answered)?.quiz.options[0]?.whyHtml).toBe('It has <strong>learned</strong> it.');
  expect(answered.asked?.ratings.map(({ rating }) => rating)).toEqual(['again', 'hard', 'good', 'easy']);
  expect(ports.store.save).not.toHaveBeenCalled();
  const next = await say({ type: 'rate', rating: 'good' });
  expect(asked(next)?.quiz).toMatchObject({ id: two.key, chosen: null });
  expect(next.notes[1]).toMatch(/^Next: 1 quiz on 2026-\d\d-\d\d, in \d+ days\.$/);
  expect(kept.get(one!.key)?.reviews).toBe(2);
  expect(ports.rated).toHaveBeenCalledOnce();
});

test('the first answer counts, and a wrong one can only be forgotten', async () => {
  const { kept, say } = await sitting([one!]);
  await say({ type: 'answer', block: one!.key, option: 1 });
  const again = await say({ type: 'answer', block: one!.key, option: 0 });
  expect(asked(again)?.quiz.chosen).toBe(1);
  expect(again.asked?.ratings).toEqual([
    { rating: 'again', label: 'Continue', when: expect.any(String) as string },
  ]);
  expect((await say({ type: 'rate', rating: 'easy' })).asked).not.toBeNull();
  expect(kept.size).toBe(0);
  const end = await say({ type: 'rate', rating: 'again' });
  expect([end.asked, end.notes[0]]).toEqual([null, 'Nothing is due today.']);
  expect(kept.get(one!.key)?.lapses).toBe(1);
});

test('what is not of the quiz that is asked changes nothing', async () => {
  const { say, view } = await sitting([one!]);
  for (const message of [
    { type: 'answer', block: 'other', option: 0 },
    { type: 'answer', block: one!.key, option: 7 },
    { type: 'rate', rating: 'good' },
  ])
    expect(await say(message)).toEqual(view);
});

test('a message of another form is refused; links go to the host', async () => {
  const { ports, page, say } = await sitting([]);
  for (const bad of [
    null,
    'rate',
    { type: 'rate', rating: 5 },
    { type: 'openLink', url: 'file:///etc/passwd' },
  ])
    page.fire(bad);
  expect(ports.log).toHaveBeenCalledTimes(4);
  const { notes } = await say({ type: 'openLink', url: 'https://man7.org/' });
  expect(ports.openLink).toHaveBeenCalledExactlyOnceWith('https://man7.org/');
  expect(notes).toEqual([
    'There is nothing to review yet. Quizzes come back that you answered right in a lesson.',
  ]);
});

test('a rating that can’t be kept is told, and the quiz is asked still', async () => {
  const { ports, page, say, connection } = await sitting([one!]);
  await say({ type: 'answer', block: one!.key, option: 0 });
  ports.store.save.mockRejectedValueOnce(new Error('full'));
  page.fire({ type: 'rate', rating: 'good' });
  await vi.waitFor(() => expect(ports.showFailure).toHaveBeenCalledOnce());
  expect(asked(await say({ type: 'ready' }))?.quiz).toMatchObject({ id: one!.key, chosen: 0 });
  connection.dispose();
  expect(page.size).toBe(0);
});
