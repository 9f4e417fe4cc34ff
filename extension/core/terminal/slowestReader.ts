import type { Disposable } from '../lifetime/disposable.ts';

/** Something that shows a terminal's output. Once disposed of, it no longer holds up the output. */
export interface OutputReader extends Disposable {
  /** Bytes, in the order in which they came. */
  shown(bytes: number): void;
}

/** Joins those who show the same output: a byte is acknowledged once all of them have shown it. */
export class SlowestReader {
  readonly #acknowledge: (bytes: number) => void;
  readonly #shown = new Map<OutputReader, number>();
  /** Bytes since the start that were received, and that were acknowledged. */
  #received = 0;
  #acknowledged = 0;

  constructor(acknowledge: (bytes: number) => void) {
    this.#acknowledge = acknowledge;
  }

  received(bytes: number): void {
    this.#received += bytes;
    if (this.#shown.size === 0) this.#advance();
  }

  /** One more, who shows what comes from now on. */
  add(): OutputReader {
    const reader: OutputReader = {
      shown: (bytes) => {
        const before = this.#shown.get(reader);
        if (before === undefined) return;
        this.#shown.set(reader, Math.min(before + bytes, this.#received));
        this.#advance();
      },
      dispose: () => {
        if (this.#shown.delete(reader)) this.#advance();
      },
    };
    this.#shown.set(reader, this.#received);
    return reader;
  }

  #advance(): void {
    const all = Math.min(this.#received, ...this.#shown.values());
    if (all <= this.#acknowledged) return;
    const bytes = all - this.#acknowledged;
    this.#acknowledged = all;
    this.#acknowledge(bytes);
  }
}
