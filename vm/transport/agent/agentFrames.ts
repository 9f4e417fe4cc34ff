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
/** The guest takes no longer frame than this: MOST_PAYLOAD of vm/guest/programs/agent/agent.h. */
export const MAX_REQUEST = 4 * 1024 * 1024;

/** One frame: type (1 byte), stream and length (uint32, network byte order), payload. */
export function encodeFrame(type: FrameType, stream: number, payload: Uint8Array = new Uint8Array()): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(type, 0, 'latin1');
  header.writeUInt32BE(stream, 1);
  header.writeUInt32BE(payload.length, 5);
  return Buffer.concat([header, payload]);
}

export function encodeNumber(value: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(value);
  return payload;
}

/** Strings that end with NUL each; a NUL within one, which no argument of a program can have (execve(2)), is left out. */
export function encodeStrings(strings: readonly string[]): Buffer {
  return Buffer.from(strings.map((text) => `${text.replaceAll('\0', '')}\0`).join(''), 'utf8');
}

/** Puts frames together from the pieces in which they come. */
export class FrameReader {
  readonly #onFrame: (type: string, stream: number, payload: Buffer) => void;
  readonly #mostPayload: number;
  #held: Buffer = Buffer.alloc(0);

  /** `mostPayload`: bytes; the guest's frames have fewer than its caller's may have ({@link MAX_REQUEST}). */
  constructor(
    onFrame: (type: string, stream: number, payload: Buffer) => void,
    mostPayload: number = MAX_PAYLOAD,
  ) {
    this.#onFrame = onFrame;
    this.#mostPayload = mostPayload;
  }

  /** Throws RangeError where what comes can't be a frame. */
  add(piece: Buffer): void {
    this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    while (this.#held.length >= HEADER_BYTES) {
      const length = this.#held.readUInt32BE(5);
      if (length > this.#mostPayload) throw new RangeError(`a frame of ${length} bytes`);
      if (this.#held.length < HEADER_BYTES + length) return;
      const type = this.#held.toString('latin1', 0, 1);
      const stream = this.#held.readUInt32BE(1);
      const payload = this.#held.subarray(HEADER_BYTES, HEADER_BYTES + length);
      this.#held = this.#held.subarray(HEADER_BYTES + length);
      this.#onFrame(type, stream, payload);
    }
  }
}
