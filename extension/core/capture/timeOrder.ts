import { CaptureBytes } from './captureBytes.ts';

const SECTION = 0x0a0d0d0a;
const PACKET = 6;
const LITTLE = 0x1a2b3c4d;

/**
 * The same capture (pcapng, one section) with its packets in the order of time, as Wireshark shows them: what recorded
 * it went from namespace to namespace. What cannot be read is left as it is.
 */
export function inTimeOrder(pcapng: Uint8Array): Uint8Array {
  const file = new CaptureBytes(pcapng);
  if (file.long(0) !== SECTION) return pcapng;
  const little = file.long(8, true) === LITTLE;
  const before: Uint8Array[] = [];
  const packets: { at: bigint; bytes: Uint8Array }[] = [];
  for (let at = 0; at < file.length;) {
    const size = file.long(at + 4, little);
    if (size < 12 || !file.has(at, size)) return pcapng;
    const { bytes } = file.part(at, size);
    if (file.long(at, little) !== PACKET) before.push(bytes);
    else {
      const time = (BigInt(file.long(at + 12, little)) << 32n) | BigInt(file.long(at + 16, little));
      packets.push({ at: time, bytes });
    }
    at += size;
  }
  packets.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const ordered = new Uint8Array(pcapng.length);
  let end = 0;
  for (const bytes of [...before, ...packets.map((packet) => packet.bytes)]) {
    ordered.set(bytes, end);
    end += bytes.length;
  }
  return ordered;
}
