import { joined, textOf } from './bytes.ts';

/** What a program printed, up to a number of bytes; the rest is counted out. */
export class BoundedOutput {
  readonly #limit: number;
  readonly #pieces: Uint8Array[] = [];
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #onText: ((text: string) => void) | undefined;
  #bytes = 0;
  truncated = false;

  constructor(limit: number, onText?: (text: string) => void) {
    this.#limit = limit;
    this.#onText = onText;
  }

  add(piece: Uint8Array): void {
    if (this.#onText) {
      const text = this.#decoder.decode(piece, { stream: true });
      if (text !== '') this.#onText(text);
    }
    const room = this.#limit - this.#bytes;
    if (piece.length > room) this.truncated = true;
    if (room <= 0) return;
    const kept = piece.length > room ? piece.subarray(0, room) : piece;
    this.#pieces.push(kept);
    this.#bytes += kept.length;
  }

  text(): string {
    return textOf(joined(this.#pieces));
  }
}
