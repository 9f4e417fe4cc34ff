/** Seconds from the start of each stage to the start of the next one. */
export class StageClock {
  readonly #now: () => number;
  readonly #starts: { readonly name: string; readonly at: number }[] = [];

  /** `now` in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  start(name: string): void {
    this.#starts.push({ name, at: this.#now() });
  }

  /** By stage; the last one ends now. */
  seconds(): Record<string, number> {
    const ends = [...this.#starts.slice(1).map(({ at }) => at), this.#now()];
    return Object.fromEntries(
      this.#starts.map(({ name, at }, index) => [name, Math.round(((ends[index] ?? at) - at) / 100) / 10]),
    );
  }
}
