const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes base64 (RFC 4648) and skips other characters. The core has neither atob nor Buffer. */
export function fromBase64(text: string): Uint8Array {
  const values = new Map(Array.from(LETTERS, (letter, value) => [letter.charCodeAt(0), value]));
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let [held, bits, length] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const value = values.get(text.charCodeAt(at));
    if (value === undefined) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, length);
}
