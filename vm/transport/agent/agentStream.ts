import type { FailureError } from '../../../extension/core/failure/failureError.ts';
import type { TerminalSize } from '../../../extension/core/machine/machine.ts';
import { utf8 } from '../bytes.ts';
import { encodeNumber, FRAME, viewOf, type FrameType } from './agentFrames.ts';

/** Bytes that either side may send before the other grants more: WINDOW_BYTES of vm/guest/programs/agent/agent.h. */
const WINDOW_BYTES = 256 * 1024;
const PIECE_BYTES = 16 * 1024;
/** Grants are gathered up to this many bytes. */
const GRANT_BYTES = 64 * 1024;

/** What is heard of one program or terminal; one of the last two comes last. */
export interface StreamListener {
  readonly opened?: () => void;
  readonly output: (piece: Uint8Array) => void;
  readonly errors?: (piece: Uint8Array) => void;
  readonly ended: (code: number) => void;
  readonly lost: (error: FailureError) => void;
}

/** One program or terminal of the guest, with its flow control. */
export class AgentStream {
  readonly #send: (type: FrameType, payload?: Uint8Array) => void;
  #listener: StreamListener | undefined;
  #queue: Uint8Array[] = [];
  #window = WINDOW_BYTES;
  #inputEnds: 'no' | 'soon' | 'said' = 'no';
  /** When the guest may send more: as its output is heard, or as whoever shows it says so. */
  #grants: 'heard' | 'shown';
  #ungranted = 0;

  constructor(
    listener: StreamListener,
    send: (type: FrameType, payload?: Uint8Array) => void,
    grants: 'heard' | 'shown' = 'heard',
  ) {
    this.#listener = listener;
    this.#send = send;
    this.#grants = grants;
  }

  write(bytes: string | Uint8Array): void {
    if (bytes.length > 0) this.#queue.push(typeof bytes === 'string' ? utf8(bytes) : new Uint8Array(bytes));
    this.#flush();
  }

  /** After what was written, its stdin ends. */
  end(): void {
    this.#inputEnds = 'soon';
    this.#flush();
  }

  resize({ rows, columns }: TerminalSize): void {
    const size = new Uint8Array(4);
    const view = new DataView(size.buffer);
    view.setUint16(0, rows);
    view.setUint16(2, columns);
    this.#send(FRAME.resize, size);
  }

  /** Ends the program, or leaves the terminal; nothing more is heard. */
  giveUp(): void {
    if (!this.#listener) return;
    this.#listener = undefined;
    this.#queue = [];
    this.#send(FRAME.giveUp);
    // What still comes is let go, so that the guest gets rid of it.
    this.#grants = 'heard';
    this.#grant();
  }

  /** So many bytes of the output were shown: the guest may send as many more. Small grants are gathered. */
  acknowledge(bytes: number): void {
    this.#ungranted += bytes;
    if (this.#ungranted >= GRANT_BYTES) this.#grant();
  }

  /** A frame of the guest for this stream. */
  take(type: string, payload: Uint8Array): void {
    switch (type) {
      case FRAME.opened:
        return this.#listener?.opened?.();
      case FRAME.output:
        this.#listener?.output(payload);
        return this.#heard(payload.length);
      case FRAME.errors:
        this.#listener?.errors?.(payload);
        return this.#heard(payload.length);
      case FRAME.grant:
        if (payload.length === 4) this.#window += viewOf(payload).getUint32(0);
        return this.#flush();
      case FRAME.ended:
        return this.#finish((listener) =>
          listener.ended(payload.length === 4 ? viewOf(payload).getInt32(0) : 126),
        );
    }
  }

  lose(error: FailureError): void {
    this.#finish((listener) => listener.lost(error));
  }

  #finish(notify: (listener: StreamListener) => void): void {
    const listener = this.#listener;
    this.#listener = undefined;
    this.#queue = [];
    if (listener) notify(listener);
  }

  #heard(bytes: number): void {
    if (this.#grants === 'heard') this.acknowledge(bytes);
  }

  #grant(): void {
    if (this.#ungranted === 0) return;
    this.#send(FRAME.grant, encodeNumber(this.#ungranted));
    this.#ungranted = 0;
  }

  #flush(): void {
    while (this.#queue.length > 0 && this.#window > 0) {
      const [first = new Uint8Array()] = this.#queue;
      const piece = first.subarray(0, Math.min(PIECE_BYTES, this.#window));
      if (piece.length === first.length) this.#queue.shift();
      else this.#queue[0] = first.subarray(piece.length);
      this.#window -= piece.length;
      this.#send(FRAME.input, piece);
    }
    if (this.#inputEnds !== 'soon' || this.#queue.length > 0) return;
    this.#inputEnds = 'said';
    this.#send(FRAME.inputEnd);
  }
}
