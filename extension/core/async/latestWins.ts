import type { Disposable } from '../lifetime/disposable.ts';

/** Does the work; the signal says that nobody wants its result any more. */
export type LatestTask = (signal: AbortSignal) => Promise<void>;

/**
 * Runs one task at a time, and only the newest counts: of the tasks that wait for the running one, all but the last
 * are dropped. With `abort` a newer request cancels the running task; with `finish` it waits for that task's end.
 */
export class LatestWins implements Disposable {
  readonly #whenOvertaken: 'abort' | 'finish';
  #next: LatestTask | undefined;
  #running: AbortController | undefined;
  #settled: Promise<void> | undefined;
  #disposed = false;

  constructor(whenOvertaken: 'abort' | 'finish') {
    this.#whenOvertaken = whenOvertaken;
  }

  /** A task runs that nobody has cancelled. */
  get isRunning(): boolean {
    return this.#running?.signal.aborted === false;
  }

  /**
   * Runs `task` now, or as soon as the running one has ended. Resolves when nothing runs or waits any more: after `task`,
   * or what overtook it, or a cancel. Rejects with what the newest task throws, unless it was cancelled.
   */
  run(task: LatestTask): Promise<void> {
    if (this.#disposed) return Promise.resolve();
    this.#next = task;
    if (this.#whenOvertaken === 'abort') this.#running?.abort(new Error('overtaken by a newer request'));
    return (this.#settled ??= this.#runAll());
  }

  /** Drops the task that waits, and cancels the one that runs. */
  cancel(reason: Error = new Error('cancelled')): void {
    this.#next = undefined;
    this.#running?.abort(reason);
  }

  /** Cancels; later requests do nothing. */
  dispose(): void {
    this.#disposed = true;
    this.cancel();
  }

  async #runAll(): Promise<void> {
    try {
      for (let task = this.#next; task; task = this.#next) {
        this.#next = undefined;
        await this.#runOne(task);
      }
    } finally {
      // At once, and not a tick later: a request that comes now begins again.
      this.#settled = undefined;
    }
  }

  async #runOne(task: LatestTask): Promise<void> {
    const cancel = new AbortController();
    this.#running = cancel;
    try {
      await task(cancel.signal);
    } catch (error) {
      if (!cancel.signal.aborted && this.#next === undefined) throw error;
    } finally {
      this.#running = undefined;
    }
  }
}
