/** How often wrong codes may be tried in this time, from one address and from all together. */
const WINDOW_MS = 60_000;
const MAX_FROM_ONE = 10;
const MAX_FROM_ALL = 300;

/**
 * Counts wrong codes. Who tried too many has to wait, with the right code too: otherwise it would show itself. Of 900
 * million codes 300 a minute are tried in nearly six years.
 */
export class Attempts {
  readonly #now: () => number;
  #wrong: { readonly address: string; readonly at: number }[] = [];

  /** `now` is in milliseconds. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Whether a code from there is looked at. */
  mayTry(address: string): boolean {
    const since = this.#now() - WINDOW_MS;
    this.#wrong = this.#wrong.filter(({ at }) => at > since);
    return (
      this.#wrong.length < MAX_FROM_ALL &&
      this.#wrong.filter((attempt) => attempt.address === address).length < MAX_FROM_ONE
    );
  }

  /** A code from there was wrong. */
  failed(address: string): void {
    this.#wrong.push({ address, at: this.#now() });
  }
}
