import { MOST_EVENTS, type EditorEvent } from '../wire/editorMessages.ts';

/** So many may wait for a hub that does not come back; the oldest go first. */
const MOST_WAITING = 5000;

/** What happened at a learner's steps and is not kept by the hub yet; sent again until that has said so. */
export class UnsentEvents {
  #waiting: readonly EditorEvent[];
  readonly #save: (waiting: readonly EditorEvent[]) => void;
  #latest: number;

  /** `waiting` is what an earlier window left; `save` is called with what waits, after each change. */
  constructor(waiting: readonly EditorEvent[], save: (waiting: readonly EditorEvent[]) => void) {
    this.#waiting = waiting;
    this.#save = save;
    this.#latest = waiting.at(-1)?.number ?? 0;
  }

  /** Adds one that happened now. Its number is its time, which no other event of the learner has. */
  add(event: Omit<EditorEvent, 'number' | 'at'>, now: Date): void {
    const number = Math.max(now.getTime(), this.#latest + 1);
    this.#latest = number;
    const at = new Date(number).toISOString();
    this.#set([...this.#waiting, { ...event, number, at }].slice(-MOST_WAITING));
  }

  /** The hub has kept those up to this number. */
  kept(number: number): void {
    if (this.#waiting.some((event) => event.number <= number))
      this.#set(this.#waiting.filter((event) => event.number > number));
  }

  /** Those that are to be sent next, the oldest first. */
  next(): readonly EditorEvent[] {
    return this.#waiting.slice(0, MOST_EVENTS);
  }

  #set(waiting: readonly EditorEvent[]): void {
    this.#waiting = waiting;
    this.#save(waiting);
  }
}
