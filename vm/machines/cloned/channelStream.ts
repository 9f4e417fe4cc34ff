import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { orCancelled } from '../../../extension/core/async/orCancelled.ts';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import { GuestChannel, type GuestPort } from '../../transport/agent/guestChannel.ts';

/** The machine channel over two sockets: a port of the guest and the control beside it. It ends with either, and with its agent. */
export class ChannelStream extends Duplex {
  readonly #sockets: readonly Socket[];
  readonly #guest: GuestChannel;
  readonly #onEnd: () => void;

  /**
   * Resolves when an agent of its own is at the other end. Rejects where the machine closes it first, or with the signal's
   * reason. `onEnd` is called when the sockets are free again, also then.
   */
  static async open(
    channel: Socket,
    control: Socket,
    { signal, onEnd }: { readonly signal: AbortSignal; readonly onEnd: () => void },
  ): Promise<ChannelStream> {
    const stream = new ChannelStream(channel, control, onEnd);
    const closed = new Promise<never>((_, reject) =>
      stream.once('close', () => reject(new Error('the machine closed its channel'))),
    );
    try {
      await orCancelled(Promise.race([stream.#guest.begin(), closed]), signal);
      return stream;
    } catch (error) {
      stream.destroy();
      throw error;
    }
  }

  private constructor(channel: Socket, control: Socket, onEnd: () => void) {
    super();
    this.#sockets = [channel, control];
    this.#onEnd = onEnd;
    this.#guest = new GuestChannel(portOf(channel), portOf(control));
    // The frames' own flow control bounds what waits here.
    this.#guest.onData((bytes) => this.push(bytes));
    this.#guest.onEnded(() => this.destroy());
    for (const socket of this.#sockets) {
      socket.on('error', () => {});
      socket.on('close', () => this.destroy());
    }
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#guest.write(bytes);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#onEnd();
    done(error);
  }
}

function portOf(socket: Socket): GuestPort {
  const output = new Emitter<Buffer>();
  socket.on('data', (bytes: Buffer) => output.fire(bytes));
  return { onOutput: output.event, write: (bytes) => void socket.write(bytes) };
}
