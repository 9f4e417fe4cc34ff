/** Runs tasks one after the other, in the order in which they came. A task that fails does not stop the next. */
export class Sequencer {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `task` when all before it have settled; resolves and rejects as the task does. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
