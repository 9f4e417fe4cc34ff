import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { linkLabel } from '../state/networkLocation.ts';
import type { RawDrop } from './captureOutput.ts';
import { decodeBare } from './decodeFrame.ts';
import type { Packet } from './packet.ts';
import { packetKey } from './packetKey.ts';
import { tunnelPorts } from './sighting.ts';

/** One packet that the kernel dropped, and what it says of that. */
export interface Drop {
  /** Nanoseconds since the first frame of the capture. */
  readonly time: number;
  /** Of the link that it was on; null where it was on none, or on one that the state does not have. */
  readonly space: NetworkNamespace | null;
  readonly link: Link | null;
  /** `eth0 in red on vm`; empty where that is not known. */
  readonly where: string;
  /** Of enum skb_drop_reason, without its prefix. */
  readonly reason: string;
  /** The kernel's functions, from the one that dropped it outward. */
  readonly callers: readonly string[];
  /** From the network header on; its frame is not known. */
  readonly packet: Packet;
  /** As Sighting has it. */
  readonly key: string;
}

/** The drops by time; `began` is when the first frame of the capture came. */
export function findDrops(raw: readonly RawDrop[], began: bigint | null, state: NetworkState): Drop[] {
  const ports = tunnelPorts(state);
  return raw
    .map((drop): Drop => {
      const space = state.namespaces.find(({ inode }) => inode === drop.inode) ?? null;
      const link = space?.links.find(({ index }) => index === drop.ifindex) ?? null;
      const packet = decodeBare(drop.bytes, drop.protocol, drop.bytes.length, ports);
      return {
        time: Number(drop.time - (began ?? drop.time)),
        space,
        link,
        where: space && link ? linkLabel(state, space, link.name) : '',
        reason: drop.reason,
        callers: drop.callers,
        packet,
        key: packetKey(packet),
      };
    })
    .sort((one, other) => one.time - other.time);
}
