import { joined, utf8 } from '../bytes.ts';

/** What a frame says; vm/guest/programs/agent/agent.h has the other end and the payloads. */
export const FRAME = {
  run: 'r',
  terminal: 't',
  terminals: 'l',
  closeTerminal: 'c',
  input: 'd',
  inputEnd: 'e',
  resize: 's',
  giveUp: 'k',
  grant: 'w',
  opened: 'a',
  output: 'o',
  errors: 'f',
  ended: 'x',
} as const;
export type FrameType = (typeof FRAME)[keyof typeof FRAME];

/** Those that begin a stream. */
export const OPENING = [FRAME.run, FRAME.terminal, FRAME.terminals, FRAME.closeTerminal] as const;
export type OpeningType = (typeof OPENING)[number];

export function isOpening(type: string): type is OpeningType {
  return OPENING.some((opening) => opening === type);
}

const HEADER_BYTES = 9;
/** The guest sends pieces of 16 KiB; what claims to be much longer is no frame. */
const MAX_PAYLOAD = 64 * 1024;
/** The guest takes no longer frame than this: MAX_PAYLOAD of vm/guest/programs/agent/agent.h. */
export const MAX_REQUEST = 4 * 1024 * 1024;

/** One frame: type (1 byte), stream and length (uint32, network byte order), payload. */
export function encodeFrame(
  type: FrameType,
  stream: number,
  payload: Uint8Array = new Uint8Array(),
): Uint8Array {
  const frame = new Uint8Array(HEADER_BYTES + payload.length);
  const view = viewOf(frame);
  view.setUint8(0, type.charCodeAt(0));
  view.setUint32(1, stream);
  view.setUint32(5, payload.length);
  frame.set(payload, HEADER_BYTES);
  return frame;
}

export function encodeNumber(value: number): Uint8Array {
  const payload = new Uint8Array(4);
  viewOf(payload).setUint32(0, value);
  return payload;
}

/** Strings that end with NUL each; a NUL within one, which no argument of a program can have (execve(2)), is left out. */
export function encodeStrings(strings: readonly string[]): Uint8Array {
  return utf8(strings.map((text) => `${text.replaceAll('\0', '')}\0`).join(''));
}

export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Puts frames together from the pieces in which they come. */
export class FrameReader {
  readonly #onFrame: (type: string, stream: number, payload: Uint8Array) => void;
  readonly #mostPayload: number;
  #held: Uint8Array = new Uint8Array();

  /** `mostPayload`: bytes; the guest's frames have fewer than its caller's may have ({@link MAX_REQUEST}). */
  constructor(
    onFrame: (type: string, stream: number, payload: Uint8Array) => void,
    mostPayload: number = MAX_PAYLOAD,
  ) {
    this.#onFrame = onFrame;
    this.#mostPayload = mostPayload;
  }

  /** Throws RangeError where what comes can't be a frame. */
  add(piece: Uint8Array): void {
    this.#held = this.#held.length === 0 ? piece : joined([this.#held, piece]);
    while (this.#held.length >= HEADER_BYTES) {
      const view = viewOf(this.#held);
      const length = view.getUint32(5);
      if (length > this.#mostPayload) throw new RangeError(`a frame of ${length} bytes`);
      if (this.#held.length < HEADER_BYTES + length) return;
      const payload = this.#held.subarray(HEADER_BYTES, HEADER_BYTES + length);
      this.#held = this.#held.subarray(HEADER_BYTES + length);
      this.#onFrame(String.fromCharCode(view.getUint8(0)), view.getUint32(1), payload);
    }
  }
}
