import type { V86 } from 'v86';
import { Emitter } from '../../extension/core/lifetime/emitter.ts';
import { joined } from '../transport/bytes.ts';

/** The emulator's receive queue: a buffer that the guest has put there takes what is sent next. Not in v86's own types. */
interface ReceiveQueue {
  has_request(): boolean;
}
interface Inside {
  readonly bus: { send(name: string, bytes: Uint8Array): void };
  readonly v86: {
    readonly cpu: {
      readonly devices: { readonly virtio_console: { readonly virtio: { readonly queues: ReceiveQueue[] } } };
    };
  };
}

/** A page: what one buffer of the guest's driver takes (drivers/char/virtio_console.c). */
const BUFFER_BYTES = 4096;
/** Until a guest that has no free buffer is looked at again. */
const RETRY_MS = 1;

/** One of the emulator's virtio consoles, as bytes both ways. What the guest has no room for yet is kept, not lost. */
export class VirtioConsole {
  readonly #emulator: Inside;
  readonly #port: number;
  readonly #output = new Emitter<Uint8Array>();
  readonly onOutput = this.#output.event;
  #queue: Uint8Array[] = [];
  #retry: unknown;

  constructor(emulator: V86, port: number) {
    this.#emulator = emulator as unknown as Inside;
    this.#port = port;
    emulator.add_listener(`virtio-console${port}-output-bytes` as 'virtio-console0-output-bytes', (bytes) =>
      this.#output.fire(bytes.slice()),
    );
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += BUFFER_BYTES)
      this.#queue.push(bytes.subarray(at, at + BUFFER_BYTES));
    if (this.#retry === undefined) this.#flush();
  }

  #flush(): void {
    this.#retry = undefined;
    const { queues } = this.#emulator.v86.cpu.devices.virtio_console.virtio;
    // The first console's queues come first, then those of the console's control, then the others' (virtio 1.2, 5.3.2).
    const receiving = queues[this.#port === 0 ? 0 : 2 * this.#port + 2];
    while (this.#queue.length > 0) {
      if (!receiving?.has_request()) {
        this.#retry = setTimeout(() => this.#flush(), RETRY_MS);
        return;
      }
      const piece = this.#gather();
      this.#emulator.bus.send(`virtio-console${this.#port}-input-bytes`, piece);
    }
  }

  /** As much as fits into one buffer. */
  #gather(): Uint8Array {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for (let next = this.#queue[0]; next && bytes + next.length <= BUFFER_BYTES; next = this.#queue[0]) {
      pieces.push(next);
      bytes += next.length;
      this.#queue.shift();
    }
    return joined(pieces);
  }
}
