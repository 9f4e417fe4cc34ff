import { Emitter } from '../../core/lifetime/emitter.ts';
import type { ByteStream } from '../../../vm/transport/byteStream.ts';

/** The machine channel to one agent, over the messages of the emulator's worker. */
export class WorkerStream implements ByteStream {
  readonly #send: (bytes: Uint8Array) => void;
  readonly #data = new Emitter<Uint8Array>();
  readonly #closed = new Emitter<void>();
  readonly #begun = new Emitter<void>();
  readonly onBegun = this.#begun.event;
  #isOpen = true;

  constructor(send: (bytes: Uint8Array) => void) {
    this.#send = send;
  }

  on(event: 'data' | 'error' | 'close', listener: ((piece: Uint8Array) => void) | (() => void)): void {
    if (event === 'data') this.#data.event(listener);
    // A worker's messages don't fail.
    if (event === 'close') this.#closed.event(listener as () => void);
  }

  once(_event: 'close', listener: () => void): void {
    // It closes once.
    this.#closed.event(listener);
  }

  write(bytes: Uint8Array): void {
    if (this.#isOpen) this.#send(bytes);
  }

  /** Its agent is there. */
  begun(): void {
    this.#begun.fire();
  }

  /** The agent said something. */
  take(bytes: Uint8Array): void {
    if (this.#isOpen) this.#data.fire(bytes);
  }

  destroy(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#closed.fire();
  }
}
