import { expect, test, vi } from 'vitest';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import type { ReviewCard } from '../../../extension/core/review/reviewCards.ts';
import { reviewCards } from '../../../extension/core/review/reviewCards.ts';
import type { CardMemory } from '../../../extension/core/review/schedule.ts';
import { ReviewSitting } from '../../../extension/player/review/reviewSitting.ts';
import type { AskedDrill, DrillAction, ReviewView } from '../../../extension/protocol/reviewMessages.ts';
import { drillLesson, drillProgress, PlayingMachine } from './drillLesson.ts';
import { quizLesson, quizProgress } from '../review/quizLesson.ts';

/** A page on a sitting for a learner with two drills; `cards`: others before them. */
async function sitting(cards: readonly ReviewCard[] = []) {
  const kept = new Map<string, CardMemory>();
  const made: PlayingMachine[] = [];
  const ports = {
    cards: () => Promise.resolve([...reviewCards(drillLesson, drillProgress), ...cards]),
    store: {
      load: () => Promise.resolve(Object.fromEntries(kept)),
      save: (key: string, memory: CardMemory) => Promise.resolve(void kept.set(key, memory)),
    },
    drills: {
      create: () => {
        const machine = new PlayingMachine();
        made.push(machine);
        return Promise.resolve(machine);
      },
      lesson: vi.fn((id: string) => Promise.resolve(id === drillLesson.id ? drillLesson : undefined)),
      showTerminal: vi.fn(),
    },
    now: () => new Date(2026, 2, 10, 9),
    showFailure: vi.fn(),
    openLink: vi.fn(),
    rated: vi.fn(),
    log: vi.fn(),
  };
  const page = new Emitter<unknown>();
  const views: ReviewView[] = [];
  const review = new ReviewSitting(ports);
  review.connect({ send: ({ view }) => void views.push(view), onMessage: page.event });
  const now = (): AskedDrill | undefined => {
    const asked = views.at(-1)?.asked;
    return asked?.kind === 'drill' ? asked : undefined;
  };
  const act = async (action: DrillAction, until: AskedDrill['state']): Promise<AskedDrill> => {
    page.fire({ type: 'drill', id: now()?.id, action });
    await vi.waitFor(() => expect(now()?.state).toBe(until));
    return now()!;
  };
  const rate = async (rating: string): Promise<void> => {
    page.fire({ type: 'rate', rating });
    await vi.waitFor(() => expect(ports.rated).toHaveBeenCalled());
  };
  page.fire({ type: 'ready' });
  await vi.waitFor(() => expect(views).not.toEqual([]));
  return { ports, made, kept, views, now, act, rate, review };
}

test('a drill is begun, done in a terminal and checked; right at the first look is good', async () => {
  const { ports, made, kept, views, now, act, rate, review } = await sitting();
  expect(now()).toMatchObject({ state: 'waiting', title: 'A switch, two', solution: null, ratings: [] });
  expect(now()?.taskHtml).toContain('<p>Make <code>br0</code>.</p>');
  expect(made).toEqual([]);
  await act('begin', 'ready');
  expect(views.some(({ asked }) => asked?.kind === 'drill' && asked.state === 'preparing')).toBe(true);
  expect(ports.drills.showTerminal.mock.calls).toEqual([[made[0], 'a']]);
  made[0]!.world = 'veth-bridge';
  const over = await act('check', 'over');
  expect(over).toMatchObject({ isRight: true, failing: [] });
  expect(over.solution).toMatchObject({ commands: 'ip link add br0 type bridge' });
  expect(over.ratings.map(({ rating, label }) => [rating, label])).toEqual([['good', 'Continue']]);
  await rate('good');
  expect([...kept.keys()]).toEqual(['sample/drill:link']);
  await vi.waitFor(() => expect(now()).toMatchObject({ id: 'sample/drill:end', state: 'waiting' }));
  expect(made[0]!.destroyed).toBe(0);
  await review.dispose();
  expect(made[0]!.destroyed).toBe(1);
});

test('after a wrong look it says what was seen, and the right one is hard', async () => {
  const { made, now, act, review } = await sitting();
  await act('begin', 'ready');
  await act('check', 'ready');
  await vi.waitFor(() => expect(now()?.failing).toHaveLength(1));
  expect(now()?.failing).toMatchObject([
    {
      what: 'br0 is there',
      status: 'fail',
      seen: 'no link br0 on vm; there is eth0',
      hintsHtml: ['Which kind?'],
    },
  ]);
  made[0]!.world = 'veth-bridge';
  expect((await act('check', 'over')).ratings[0]?.rating).toBe('hard');
  await review.dispose();
});

test('the solution is shown without a machine, and the drill is forgotten', async () => {
  const { made, act, rate, kept } = await sitting();
  const shown = await act('solution', 'over');
  expect([shown.isRight, shown.ratings[0]?.rating, made.length]).toEqual([false, 'again', 0]);
  await rate('again');
  expect(kept.get('sample/drill:link')).toMatchObject({ lapses: 1 });
});

test('quizzes come first', async () => {
  const { views, review } = await sitting(reviewCards(quizLesson, quizProgress));
  expect(views.at(-1)?.asked?.kind).toBe('quiz');
  expect(views.at(-1)?.notes[0]).toBe('Due today: 1 quiz and 2 drills.');
  await review.dispose();
});

test('a machine that fails is told, and the drill can be begun again', async () => {
  const { ports, now, act, review } = await sitting();
  ports.drills.lesson.mockResolvedValueOnce(undefined);
  await act('begin', 'waiting');
  await vi.waitFor(() => expect(ports.showFailure).toHaveBeenCalled());
  await act('begin', 'ready');
  expect(now()?.failing).toEqual([]);
  await review.dispose();
});
