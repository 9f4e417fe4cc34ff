/** Bytes with checked bounds: a read past the end gives 0, or the part that is there. */
export class CaptureBytes {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  has(at: number, count: number): boolean {
    return at >= 0 && count >= 0 && at + count <= this.bytes.length;
  }

  byte(at: number): number {
    return this.has(at, 1) ? this.#view.getUint8(at) : 0;
  }

  /** 16 bits; 0 where they are not all there. Network order unless `little`. */
  short(at: number, little = false): number {
    return this.has(at, 2) ? this.#view.getUint16(at, little) : 0;
  }

  /** 32 bits, unsigned; 0 where they are not all there. */
  long(at: number, little = false): number {
    return this.has(at, 4) ? this.#view.getUint32(at, little) : 0;
  }

  /** Up to `count` bytes from `at`; fewer where the end comes first. */
  part(at: number, count = Infinity): CaptureBytes {
    const from = Math.min(Math.max(at, 0), this.length);
    return new CaptureBytes(this.bytes.subarray(from, Math.min(this.length, from + Math.max(count, 0))));
  }

  mac(at: number): string {
    return Array.from(this.bytes.subarray(at, at + 6), (byte) => byte.toString(16).padStart(2, '0')).join(
      ':',
    );
  }

  v4(at: number): string {
    return this.bytes.subarray(at, at + 4).join('.');
  }

  /** RFC 5952. */
  v6(at: number): string {
    const groups = Array.from({ length: 8 }, (_, index) => this.short(at + 2 * index).toString(16));
    const text = groups.join(':');
    const zeros = [...text.matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g)];
    const [longest] = zeros.toSorted(([one], [other]) => other.length - one.length);
    if (longest === undefined) return text;
    const before = text.slice(0, longest.index).replace(/:$/, '');
    return `${before}::${text.slice(longest.index + longest[0].length).replace(/^:/, '')}`;
  }

  /** A fingerprint (FNV-1a, 32 bits) of up to `count` bytes from `at`. */
  fingerprint(at: number, count: number): string {
    let hash = 0x811c9dc5;
    for (const byte of this.part(at, count).bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash.toString(16);
  }
}
