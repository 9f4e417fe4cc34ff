interface Waiter {
  readonly go: () => void;
  readonly onPlace: (place: number) => void;
}

/** At most so many machines at once. Who finds none free waits in a queue, and hears their place in it. */
export class MachineQueue {
  readonly most: number;
  #taken = 0;
  readonly #waiting: Waiter[] = [];

  constructor(most: number) {
    this.most = most;
  }

  get taken(): number {
    return this.#taken;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves with what gives the place back, once there is one. `onPlace` hears the place in the queue, 1 for the next,
   * and each better one. Rejects with the signal's reason.
   */
  async take(signal: AbortSignal | undefined, onPlace: (place: number) => void): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#taken < this.most && this.#waiting.length === 0) return this.adopt();
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        onPlace,
        go: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        this.#sayPlaces();
        reject(signal?.reason as Error);
      };
      this.#waiting.push(waiter);
      signal?.addEventListener('abort', leave, { once: true });
      onPlace(this.#waiting.length);
    });
    // Whoever gave the place back has left it counted.
    return this.#release();
  }

  /** Counts a machine that runs already, also where that is one too many; returns what gives its place back. */
  adopt(): () => void {
    this.#taken += 1;
    return this.#release();
  }

  #release(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = this.#taken <= this.most ? this.#waiting.shift() : undefined;
      if (!next) {
        this.#taken -= 1;
        return;
      }
      next.go();
      this.#sayPlaces();
    };
  }

  #sayPlaces(): void {
    for (const [index, { onPlace }] of this.#waiting.entries()) onPlace(index + 1);
  }
}
