/** More than a learner types, and pastes: a page that sends more is not ours. */
const MAX_PER_SECOND = 200;
const MAX_AT_ONCE = 1000;

/** Whether a page sends no more messages than it may: a bucket that fills with time. `now` is in milliseconds. */
export class MessageRate {
  readonly #now: () => number;
  #left = MAX_AT_ONCE;
  #at: number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#at = now();
  }

  /** Counts one message; false where it is too much. */
  take(): boolean {
    const now = this.#now();
    this.#left = Math.min(MAX_AT_ONCE, this.#left + ((now - this.#at) / 1000) * MAX_PER_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
