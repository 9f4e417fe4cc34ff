import type { Player } from '../../player/player.ts';
import { typeOf, type SharedPage } from '../../player/page/sharedPage.ts';
import type { ClassRules } from '../wire/classRules.ts';
import type { EventKind } from '../wire/eventKinds.ts';
import { whyNot } from './applyRules.ts';
import { SeatEvents } from './seatEvents.ts';
import { StuckCheck } from './stuckCheck.ts';

/** What a page sends without anybody's doing. */
const BY_ITSELF: ReadonlySet<unknown> = new Set(['ready', 'printed', 'resize', 'report']);

/** Whether a page's message is nothing that somebody does there. */
export function isByItself(message: unknown): boolean {
  return BY_ITSELF.has(typeOf(message));
}

export interface LessonWatchParts {
  readonly rules: () => ClassRules;
  readonly happened: (kind: EventKind, step: string) => void;
  readonly now: () => Date;
}

/** What a class follows of a lesson in play: what happens at its steps, where the learner is stuck, what they may do. */
export class LessonWatch {
  readonly #player: Player;
  readonly #page: SharedPage;
  readonly #parts: LessonWatchParts;
  readonly #events: SeatEvents;
  readonly #stuck = new StuckCheck();

  constructor(player: Player, page: SharedPage, parts: LessonWatchParts) {
    this.#player = player;
    this.#page = page;
    this.#parts = parts;
    this.#events = new SeatEvents(parts.happened);
  }

  get stuck(): StuckCheck['stuck'] {
    return this.#stuck.stuck;
  }

  /** What the learner sees may be different. */
  look(): void {
    const { view } = this.#page;
    if (!view) return;
    this.#events.look(view);
    this.#stuck.look(view, this.#parts.now());
  }

  /** Why the learner may not do what they ask for, of whatever form; else it counts, and undefined. */
  ask(message: unknown): string | undefined {
    const { lesson, current } = this.#player;
    if (isByItself(message) || typeof message !== 'object' || message === null) return undefined;
    const steps = lesson.steps.map(({ id }) => id);
    const why = whyNot(message, steps, lesson.id, current, this.#parts.rules());
    if (why !== undefined) return why;
    // A page that came late has shown a view that nothing changed since.
    if (this.#page.view) this.#events.look(this.#page.view);
    this.#events.asked(message, current);
    return undefined;
  }
}
