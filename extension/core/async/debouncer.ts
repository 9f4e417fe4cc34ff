import type { Disposable } from '../lifetime/disposable.ts';

/** Runs an action once for a burst of calls, some time later. */
export class Debouncer implements Disposable {
  readonly #ms: number;
  readonly #action: () => void;
  #timer: unknown;
  #disposed = false;

  /** `ms` is how long it waits, in milliseconds. */
  constructor(ms: number, action: () => void) {
    this.#ms = ms;
    this.#action = action;
  }

  get isPending(): boolean {
    return this.#timer !== undefined;
  }

  /** Gathers: the action runs that long after the first call of a burst. */
  start(): void {
    if (!this.isPending) this.restart();
  }

  /** Waits for rest: the action runs that long after the last call of a burst. */
  restart(): void {
    if (this.#disposed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), this.#ms);
  }

  /** Runs the action now, if it is pending. */
  flush(): void {
    if (!this.isPending) return;
    this.cancel();
    this.#action();
  }

  /** Forgets the calls so far. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Forgets the calls so far; later ones do nothing. */
  dispose(): void {
    this.#disposed = true;
    this.cancel();
  }
}
