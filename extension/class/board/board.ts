import { Debouncer } from '../../core/async/debouncer.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { DisposableStore } from '../../core/lifetime/disposable.ts';
import { failureLog } from '../../core/failure/failureError.ts';
import { say } from '../../core/language/say.ts';
import type { Hub } from '../hub.ts';
import { loadProgress } from '../store/seatProgress.ts';
import type { Seat } from '../store/seatStore.ts';
import type { BoardView, MessageFromBoard, MessageToBoard } from '../wire/boardMessages.ts';
import { buildBoard, type SeatFacts } from './boardView.ts';

/** At most one view in this time, whatever happens in a class. */
const VIEW_MS = 100;

/** A page that shows the board. */
export interface BoardPageLink {
  send(message: MessageToBoard): void;
}

/** The teacher's board: shows the class on each page that has it open, and does what the teacher orders. */
export class Board implements Disposable {
  readonly #hub: Hub;
  readonly #name: string;
  readonly #end: () => void;
  readonly #store = new DisposableStore();
  readonly #pages = new Set<BoardPageLink>();
  readonly #soon = this.#store.add(new Debouncer(VIEW_MS, () => this.#sendView()));

  /** `end` ends the class. */
  constructor(hub: Hub, name: string, end: () => void) {
    this.#hub = hub;
    this.#name = name;
    this.#end = end;
    this.#store.add(hub.onChange(() => this.#soon.start()));
  }

  get view(): BoardView {
    const { facts, parts, queue, seats, events, rules } = this.#hub;
    return buildBoard({
      ...{ name: this.#name, code: facts.code, rules: rules.rules },
      machines: { running: queue.taken, most: queue.most, waiting: queue.waiting },
      lessons: parts.lessons.map(({ lesson }) => lesson),
      seats: seats.all().map((seat) => this.#seatFacts(seat)),
      events: events.steps(),
    });
  }

  join(page: BoardPageLink): Disposable {
    this.#pages.add(page);
    page.send({ type: 'board', view: this.view });
    return { dispose: () => this.#pages.delete(page) };
  }

  receive(page: BoardPageLink, message: MessageFromBoard): void {
    this.#do(message).catch((error: unknown) => {
      this.#hub.parts.log(failureLog(error));
      page.send({ type: 'notice', text: say('That did not work; the log of the hub says why.') });
    });
  }

  dispose(): void {
    this.#store.dispose();
    this.#pages.clear();
  }

  async #do(order: MessageFromBoard): Promise<void> {
    const hub = this.#hub;
    const now = new Date(hub.parts.now());
    switch (order.type) {
      case 'say': {
        const to = order.seat === null ? hub.seats.all().map(({ id }) => id) : [order.seat];
        for (const id of to) if (hub.seats.find(id)) hub.messages.add(id, order.text, now);
        return hub.refresh();
      }
      case 'lowerHand':
        hub.seats.setHand(order.seat, null);
        return hub.refresh();
      case 'reset':
        return hub.live.find(({ id }) => id === order.seat)?.playing?.reset();
      case 'lock': {
        const others = Object.fromEntries(
          Object.entries(hub.rules.rules.lockedFrom).filter(([lesson]) => lesson !== order.lesson),
        );
        const lockedFrom = order.from === null ? others : { ...others, [order.lesson]: order.from };
        hub.rules.change({ lockedFrom });
        return hub.refresh();
      }
      case 'lockSolutions':
        hub.rules.change({ solutionsLocked: order.on });
        return hub.refresh();
      case 'bring': {
        const there = hub.live.filter(({ playing }) => playing?.lesson.id === order.lesson);
        await Promise.all(there.flatMap(({ playing }) => (playing ? [playing.bring(order.step)] : [])));
        return;
      }
      case 'pause':
        hub.rules.change({ paused: order.on });
        return hub.refresh();
      case 'end':
        return this.#end();
    }
  }

  #seatFacts(seat: Seat): SeatFacts {
    const live = this.#hub.live.find(({ id }) => id === seat.id);
    const playing = live?.playing;
    const { lesson } = seat;
    return {
      seat,
      progress:
        playing?.progress ??
        (lesson === null ? undefined : loadProgress(this.#hub.database, seat.id, lesson)),
      current: playing?.current ?? '',
      stuck: playing?.stuck ?? null,
      online: live?.isOnline ?? false,
      machine: !playing ? 'none' : this.#hub.isQueued(seat.id) ? 'queued' : playing.machine,
    };
  }

  #sendView(): void {
    if (this.#pages.size === 0) return;
    const message: MessageToBoard = { type: 'board', view: this.view };
    for (const page of this.#pages) page.send(message);
  }
}
