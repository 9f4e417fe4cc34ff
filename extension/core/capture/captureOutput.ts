import { asMap, asMaps, asNumber, asText, asTexts, type Loose } from '../state/looseJson.ts';
import { fromBase64 } from './base64.ts';
import { inTimeOrder } from './timeOrder.ts';

/** What patchbay-capture prints: the frames, and what it says of the kernel and of itself. */
export interface CaptureOutput {
  readonly pcapng: Uint8Array;
  readonly drops: readonly RawDrop[];
  /** Frames that were not taken down: more than there is room for, or faster than they could be read. */
  readonly framesLeftOut: number;
  /** Frames that were not taken down because they had come by hundreds of times: they are in a loop. */
  readonly framesRepeated: number;
  /** Why not all drops are known; null where the kernel told of each. */
  readonly dropsUnheard: string | null;
}

/** A packet that the kernel dropped (tracepoint skb:kfree_skb). */
export interface RawDrop {
  /** Nanoseconds since 1970. */
  readonly time: bigint;
  /** Of the link that it was on then; 0 where it was on none. */
  readonly inode: number;
  readonly ifindex: number;
  /** EtherType. */
  readonly protocol: number;
  /** Of enum skb_drop_reason, without its prefix: `NETFILTER_DROP`; `NOT_SPECIFIED` where the kernel gives none. */
  readonly reason: string;
  /** The kernel's functions, from the one that dropped it outward. */
  readonly callers: readonly string[];
  /** From its network header on. */
  readonly bytes: Uint8Array;
}

const MAX_DROPS = 2000;

/** Reads a line of base64 and a line of JSON. Never throws: what can't be read is missing, and said to be. */
export function readCaptureOutput(stdout: string): CaptureOutput {
  const [first = '', second = ''] = stdout.split('\n', 2);
  const said = parsed(second);
  const drops = asMaps(said?.['drops']).slice(0, MAX_DROPS);
  return {
    pcapng: inTimeOrder(fromBase64(first)),
    drops: drops.flatMap((drop) => readDrop(drop) ?? []),
    framesLeftOut: asNumber(said?.['framesLeftOut']) ?? 0,
    framesRepeated: asNumber(said?.['framesRepeated']) ?? 0,
    dropsUnheard: said === null ? 'it does not say' : asText(said['dropsUnheard']),
  };
}

function parsed(text: string): Loose | null {
  try {
    return asMap(JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

function readDrop(drop: Loose): RawDrop | null {
  const time = asText(drop['time']) ?? '';
  if (!/^\d{1,20}$/.test(time)) return null;
  return {
    time: BigInt(time),
    inode: asNumber(drop['inode']) ?? 0,
    ifindex: asNumber(drop['ifindex']) ?? 0,
    protocol: asNumber(drop['protocol']) ?? 0,
    reason: (asText(drop['reason']) ?? '').replace(/^SKB_(DROP_REASON_)?/, ''),
    // `vxlan_rcv [vxlan]`: a module's functions come with its name.
    callers: asTexts(drop['callers']).map((caller) => caller.replace(/[ .].*$/, '')),
    bytes: fromHex(asText(drop['bytes']) ?? ''),
  };
}

function fromHex(text: string): Uint8Array {
  const pairs = text.match(/[0-9a-f]{2}/g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}
