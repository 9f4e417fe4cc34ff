import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';
import type { Seat } from '../store/seatStore.ts';
import type { ClassRules } from '../wire/classRules.ts';
import type { StepEvents } from '../store/eventLog.ts';
import type { BoardLesson, BoardSeat, BoardView } from '../wire/boardMessages.ts';

/** What the board needs to know of a seat. */
export interface SeatFacts {
  readonly seat: Seat;
  /** Of the lesson that the seat is in. */
  readonly progress: LessonProgress | undefined;
  readonly current: string;
  readonly stuck: BoardSeat['stuck'];
  readonly online: boolean;
  readonly machine: BoardSeat['machine'];
}

export interface BoardFacts extends Pick<BoardView, 'name' | 'code' | 'machines'> {
  readonly lessons: readonly Lesson[];
  readonly seats: readonly SeatFacts[];
  readonly events: readonly StepEvents[];
  readonly rules: ClassRules;
}

/** The commonest that are shown of a lesson. */
const MAX_STUCK_ON = 8;

/** Everything that the board shows, from what the hub knows. Pure. */
export function buildBoard({ name, code, machines, lessons, seats, events, rules }: BoardFacts): BoardView {
  const views = seats.map((facts) =>
    boardSeat(
      facts,
      lessons.find(({ id }) => id === facts.seat.lesson),
      events.filter(({ seat, lesson }) => seat === facts.seat.id && lesson === facts.seat.lesson),
    ),
  );
  return {
    ...{ name, code, machines, paused: rules.paused, solutionsLocked: rules.solutionsLocked },
    // A class is rarely in all of them.
    lessons: lessons.map((lesson) => boardLesson(lesson, views, rules)),
    seats: views,
  };
}

function boardSeat(
  { seat, progress, current, stuck, online, machine }: SeatFacts,
  lesson: Lesson | undefined,
  events: readonly StepEvents[],
): BoardSeat {
  const total = (kind: 'hint' | 'shown'): number =>
    events.reduce((sum, { counts }) => sum + (counts[kind] ?? 0), 0);
  const { id, name, code, hand } = seat;
  return {
    ...{ id, name, seatCode: code, hand, lesson: seat.lesson, current, stuck, online, machine },
    steps: (lesson?.steps ?? []).map((step) =>
      progress?.achieved[step.id] !== undefined
        ? 'achieved'
        : progress?.skipped?.[step.id] !== undefined
          ? 'skipped'
          : 'open',
    ),
    hints: total('hint'),
    shown: total('shown'),
  };
}

function boardLesson(lesson: Lesson, seats: readonly BoardSeat[], { lockedFrom }: ClassRules): BoardLesson {
  const here = seats.filter((seat) => seat.lesson === lesson.id);
  return {
    id: lesson.id,
    title: lesson.title,
    lockedFrom: lockedFrom[lesson.id] ?? null,
    steps: lesson.steps.map(({ id, title }, index) => ({
      ...{ id, title },
      passed: here.filter(({ steps }) => steps[index] === 'achieved').length,
    })),
    stuckOn: commonest(here),
  };
}

/** The same check that fails with the same words is one line. */
function commonest(seats: readonly BoardSeat[]): BoardLesson['stuckOn'] {
  const counted = new Map<string, BoardLesson['stuckOn'][number]>();
  for (const { current, stuck } of seats) {
    if (!stuck) continue;
    const { what, seen } = stuck;
    const key = JSON.stringify([current, what, seen]);
    const learners = (counted.get(key)?.learners ?? 0) + 1;
    counted.set(key, { step: current, what, seen, learners });
  }
  return [...counted.values()].sort((a, b) => b.learners - a.learners).slice(0, MAX_STUCK_ON);
}
