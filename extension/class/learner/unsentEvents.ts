import { MAX_EVENTS, type EditorEvent } from '../wire/editorMessages.ts';

/** So many may wait for a hub that does not come back; the oldest go first. */
const MAX_WAITING = 5000;

/** What happened at a learner's steps and is not kept by the hub yet; sent again until that has said so. */
export class UnsentEvents {
  #waiting: readonly EditorEvent[] = [];
  readonly #save: (waiting: readonly EditorEvent[]) => void;
  #latest = 0;

  /** `save` is called with what waits, after each change. */
  constructor(save: (waiting: readonly EditorEvent[]) => void) {
    this.#save = save;
  }

  /** Adds what an earlier window left. The hub knows those that it has by their times. */
  adopt(left: readonly EditorEvent[]): void {
    const numbered = left.map((event) => ({ ...event, number: (this.#latest += 1) }));
    if (numbered.length > 0) this.#set([...this.#waiting, ...numbered].slice(-MAX_WAITING));
  }

  /** Adds one that happened now. Its number is its time, which no other event of the learner has. */
  add(event: Omit<EditorEvent, 'number' | 'at'>, now: Date): void {
    const number = Math.max(now.getTime(), this.#latest + 1);
    this.#latest = number;
    const at = new Date(number).toISOString();
    this.#set([...this.#waiting, { ...event, number, at }].slice(-MAX_WAITING));
  }

  /** The hub has kept those up to this number. */
  kept(number: number): void {
    if (this.#waiting.some((event) => event.number <= number))
      this.#set(this.#waiting.filter((event) => event.number > number));
  }

  /** Those that are to be sent next, the oldest first. */
  next(): readonly EditorEvent[] {
    return this.#waiting.slice(0, MAX_EVENTS);
  }

  #set(waiting: readonly EditorEvent[]): void {
    this.#waiting = waiting;
    this.#save(waiting);
  }
}
