import { CaptureBytes } from './captureBytes.ts';

/** What a capture file says of one link. */
export interface CaptureInterface {
  readonly name: string;
  readonly description: string;
  /** www.tcpdump.org/linktypes.html: 1 is Ethernet, 101 begins with the IP header. */
  readonly linkType: number;
}

export interface CapturedFrame {
  /** Index into `interfaces`. */
  readonly interface: number;
  /** Nanoseconds since the first frame of the file. */
  readonly time: number;
  readonly direction: 'in' | 'out' | null;
  /** The NIC received it, although it is addressed to another one. */
  readonly otherHost: boolean;
  /** Bytes on the wire; `bytes` may hold fewer. */
  readonly length: number;
  readonly bytes: Uint8Array;
}

export interface Capture {
  /** When the first frame came, in nanoseconds since 1970; null without frames. */
  readonly began: bigint | null;
  readonly interfaces: readonly CaptureInterface[];
  readonly frames: readonly CapturedFrame[];
  /** What could not be read, in words; the rest is there. */
  readonly problems: readonly string[];
}

interface Growing {
  interfaces: (CaptureInterface & { ticksPerSecond: bigint })[];
  frames: (Omit<CapturedFrame, 'time'> & { at: bigint })[];
  problems: string[];
}

const MAX_FRAMES = 100_000;
const MAX_INTERFACES = 4096;
const SECTION = 0x0a0d0d0a;

/** Reads pcapng (draft-ietf-opsawg-pcapng) or pcap (draft-ietf-opsawg-pcap), of either byte order. Never throws. */
export function readCapture(bytes: Uint8Array): Capture {
  const file = new CaptureBytes(bytes);
  const growing: Growing = { interfaces: [], frames: [], problems: [] };
  if (file.long(0) === SECTION) readBlocks(file, growing);
  else readPcap(file, growing);
  const first = growing.frames.reduce<bigint | null>(
    (first, { at }) => (first === null || at < first ? at : first),
    null,
  );
  return {
    began: first,
    interfaces: growing.interfaces.map(({ name, description, linkType }) => ({
      name,
      description,
      linkType,
    })),
    frames: growing.frames.map(({ at, ...frame }) => ({ ...frame, time: Number(at - (first ?? 0n)) })),
    problems: growing.problems,
  };
}

function readBlocks(file: CaptureBytes, into: Growing): void {
  let little = true;
  /** Interfaces are numbered from 0 in each section. */
  let base = 0;
  for (let at = 0; at < file.length;) {
    if (!file.has(at, 12))
      return void into.problems.push(`The file ends in the middle of a block, at byte ${at}.`);
    if (file.long(at) === SECTION) {
      const magic = file.long(at + 8, true);
      if (magic !== 0x1a2b3c4d && magic !== 0x4d3c2b1a)
        return void into.problems.push(`There is no byte order in the section at byte ${at}.`);
      little = magic === 0x1a2b3c4d;
      base = into.interfaces.length;
    }
    const type = file.long(at, little);
    const size = file.long(at + 4, little);
    if (size < 12 || size % 4 !== 0 || !file.has(at, size))
      return void into.problems.push(
        `The block at byte ${at} says that it is ${size} bytes long; the file is read up to there.`,
      );
    const body = file.part(at + 8, size - 12);
    if (type === 1) readInterface(body, little, into);
    else if (type === 6) readPacket(body, little, base, into);
    if (into.frames.length >= MAX_FRAMES || into.interfaces.length > MAX_INTERFACES)
      return void into.problems.push(
        `There is more than is read: it ends after ${into.frames.length} frames.`,
      );
    at += size;
  }
}

/** Options of a block: code and value each. */
function* options(body: CaptureBytes, from: number, little: boolean): Generator<[number, CaptureBytes]> {
  for (let at = from; body.has(at, 4);) {
    const [code, size] = [body.short(at, little), body.short(at + 2, little)];
    if (code === 0) return;
    yield [code, body.part(at + 4, size)];
    at += 4 + Math.ceil(size / 4) * 4;
  }
}

function readInterface(body: CaptureBytes, little: boolean, into: Growing): void {
  let [name, description, ticksPerSecond] = ['', '', 1_000_000n];
  for (const [code, value] of options(body, 8, little)) {
    if (code === 2) name = text(value);
    if (code === 3) description = text(value);
    if (code === 9)
      ticksPerSecond = (value.byte(0) & 0x80 ? 2n : 10n) ** BigInt(Math.min(value.byte(0) & 0x7f, 63));
  }
  into.interfaces.push({ name, description, linkType: body.short(0, little), ticksPerSecond });
}

function readPacket(body: CaptureBytes, little: boolean, base: number, into: Growing): void {
  const number = base + body.long(0, little);
  const link = into.interfaces[number];
  const kept = body.long(12, little);
  if (!link || !body.has(20, kept)) {
    if (into.problems.length < 20)
      into.problems.push(`Frame ${into.frames.length + 1} is on no known link, or cut off.`);
    return;
  }
  const ticks = (BigInt(body.long(4, little)) << 32n) | BigInt(body.long(8, little));
  let flags = 0;
  for (const [code, value] of options(body, 20 + Math.ceil(kept / 4) * 4, little))
    if (code === 2) flags = value.long(0, little);
  into.frames.push({
    interface: number,
    at: (ticks * 1_000_000_000n) / link.ticksPerSecond,
    direction: (flags & 3) === 1 ? 'in' : (flags & 3) === 2 ? 'out' : null,
    otherHost: ((flags >> 2) & 7) === 4,
    length: body.long(16, little),
    bytes: body.part(20, kept).bytes,
  });
}

function readPcap(file: CaptureBytes, into: Growing): void {
  const magic = file.long(0, true);
  const little = magic === 0xa1b2c3d4 || magic === 0xa1b23c4d;
  const order = file.long(0, little);
  if ((order !== 0xa1b2c3d4 && order !== 0xa1b23c4d) || !file.has(0, 24))
    return void into.problems.push('This is neither pcapng nor pcap.');
  const nanoseconds = order === 0xa1b23c4d ? 1n : 1000n;
  into.interfaces.push({
    name: '',
    description: '',
    linkType: file.long(20, little) & 0xffff,
    ticksPerSecond: 1n,
  });
  for (let at = 24; at < file.length && into.frames.length < MAX_FRAMES;) {
    const kept = file.long(at + 8, little);
    if (!file.has(at, 16) || !file.has(at + 16, kept))
      return void into.problems.push(`The file ends in the middle of frame ${into.frames.length + 1}.`);
    into.frames.push({
      interface: 0,
      at: BigInt(file.long(at, little)) * 1_000_000_000n + BigInt(file.long(at + 4, little)) * nanoseconds,
      direction: null,
      otherHost: false,
      length: file.long(at + 12, little),
      bytes: file.part(at + 16, kept).bytes,
    });
    at += 16 + kept;
  }
}

function text({ bytes }: CaptureBytes): string {
  return new TextDecoder('utf-8').decode(bytes).replace(/\0+$/, '');
}
