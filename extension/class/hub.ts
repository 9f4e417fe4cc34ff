import type { DatabaseSync } from 'node:sqlite';
import type { Disposable } from '../core/lifetime/disposable.ts';
import { DisposableStore } from '../core/lifetime/disposable.ts';
import { say } from '../core/language/say.ts';
import type { ClassLesson, ClassParts } from './classParts.ts';
import { LiveSeat } from './seat/liveSeat.ts';
import { MachineQueue } from './seat/machineQueue.ts';
import { queuedMachines } from './seat/queuedMachines.ts';
import { seatProgress } from './store/seatProgress.ts';
import { SeatStore, type Seat } from './store/seatStore.ts';
import { classFacts, type ClassFacts } from './store/classFacts.ts';
import { RuleStore } from './store/ruleStore.ts';
import { ElsewhereStore } from './store/elsewhereStore.ts';
import { EventLog } from './store/eventLog.ts';
import { MessageStore } from './store/messageStore.ts';
import { Emitter } from '../core/lifetime/emitter.ts';

/** How often the hub looks for machines that nobody uses. */
const SWEEP_MS = 15_000;

/** A class: its seats, each with its player, on machines of one queue. What is kept is in the database. */
export class Hub implements Disposable {
  readonly parts: ClassParts;
  readonly database: DatabaseSync;
  readonly facts: ClassFacts;
  readonly seats: SeatStore;
  readonly queue: MachineQueue;
  readonly rules: RuleStore;
  readonly events: EventLog;
  readonly messages: MessageStore;
  readonly #changes = new Emitter<void>();
  /** What the board shows may be different. */
  readonly onChange = this.#changes.event;
  readonly #store = new DisposableStore();
  readonly #live = new Map<number, LiveSeat>();
  readonly #queued = new Set<number>();

  constructor(database: DatabaseSync, parts: ClassParts) {
    this.parts = parts;
    this.database = database;
    this.facts = classFacts(database);
    this.seats = new SeatStore(database);
    this.queue = new MachineQueue(parts.mostMachines);
    this.rules = new RuleStore(database);
    this.events = new EventLog(database);
    this.messages = new MessageStore(database);
    const sweep = setInterval(() => void this.giveBackIdle(), SWEEP_MS);
    this.#store.add({ dispose: () => clearInterval(sweep) });
  }

  /** Goes on with the machines that an earlier hub left, those of seats whose network was whole. */
  async resume(): Promise<void> {
    const running = new Set(await this.parts.machines.running(undefined));
    for (const { id, lesson, machine } of this.seats.all()) {
      if (machine === null || lesson === null) continue;
      if (running.delete(machine)) await this.seat(id).resume(lesson);
      else this.seats.setPlace(id, { lesson, machine: null });
    }
    // Those that were being made: their networks are half a thing.
    for (const id of running) await (await this.parts.machines.attach(id, {})).destroy();
  }

  /** The live part of a seat that is in the store. */
  seat(id: number): LiveSeat {
    const known = this.#live.get(id);
    if (known) return known;
    const { machines, layout, language, log, now, address } = this.parts;
    const mine = (lesson: string): string | null => {
      const kept = this.seats.find(id);
      return kept?.lesson === lesson ? kept.machine : null;
    };
    const seat = new LiveSeat(id, {
      ...{ layout, language, log, now, store: this.seats },
      ...{ rules: this.rules, events: this.events, messages: this.messages },
      machines: queuedMachines(machines, this.queue, mine, (waits) =>
        waits ? this.#queued.add(id) : this.#queued.delete(id),
      ),
      progress: seatProgress(this.database, id),
      elsewhere: new ElsewhereStore(this.database),
      lesson: (lesson) => this.#lesson(lesson),
      lessons: this.parts.lessons.map(({ lesson }) => lesson.id),
      picture: (lesson, path) =>
        `${address.base}lessons/${lesson}/${path.split('/').map(encodeURIComponent).join('/')}`,
    });
    seat.onChange(() => this.#changes.fire());
    this.#live.set(id, seat);
    return seat;
  }

  /** The seats that somebody has been at since the hub was started. */
  get live(): readonly LiveSeat[] {
    return [...this.#live.values()];
  }

  /** Whether a seat waits for a machine. */
  isQueued(id: number): boolean {
    return this.#queued.has(id);
  }

  /** Takes a learner in. */
  addSeat(name: string): Seat {
    const seat = this.seats.add(name, new Date(this.parts.now()));
    this.#changes.fire();
    return seat;
  }

  /** The teacher set something for all: every page shows it. */
  refresh(): void {
    for (const seat of this.#live.values()) seat.refresh();
    this.#changes.fire();
  }

  lesson(id: string): ClassLesson | undefined {
    return this.parts.lessons.find(({ lesson }) => lesson.id === id);
  }

  /** Gives back the machines that nobody used for a while. */
  async giveBackIdle(): Promise<void> {
    const { idleMs } = this.parts;
    for (const seat of this.#live.values()) {
      if (seat.playing?.usesMachine !== true || seat.idleMs < idleMs) continue;
      const minutes = Math.round(idleMs / 60_000);
      seat.notice(
        say(
          'Nobody used your machine for {minutes} minutes, so it was given back. Load the page again, and your steps are replayed.',
          { minutes },
        ),
      );
      await seat.playing.giveBack();
    }
  }

  /** Ends all machines; seats and progress stay. */
  async close(): Promise<void> {
    this.#store.dispose();
    await Promise.all([...this.#live.values()].map((seat) => seat.close()));
    this.dispose();
  }

  dispose(): void {
    this.#store.dispose();
    for (const seat of this.#live.values()) seat.dispose();
    this.#live.clear();
    this.#changes.dispose();
  }

  #lesson(id: string) {
    const { lessons } = this.parts;
    const index = lessons.findIndex(({ lesson }) => lesson.id === id);
    const found = lessons[index];
    return found && { lesson: found.lesson, next: lessons[index + 1]?.lesson.id };
  }
}
