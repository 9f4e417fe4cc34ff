import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { decodeFrame } from './decodeFrame.ts';
import { USUAL_TUNNEL_PORTS, type TunnelPorts } from './decodeTransport.ts';
import type { Packet } from './packet.ts';
import { packetKey } from './packetKey.ts';
import { linkLabel } from '../state/networkLocation.ts';
import type { Capture } from './readCapture.ts';

/** One packet, seen once, going into or out of one link. */
export interface Sighting {
  /** Nanoseconds since the first frame of the capture. */
  readonly time: number;
  /** Absent where the link is in no namespace of the state: it came later, or the state was read elsewhere. */
  readonly space: NetworkNamespace | null;
  readonly link: Link | null;
  readonly name: string;
  /** `eth0 in red on vm`. */
  readonly where: string;
  readonly direction: 'in' | 'out';
  /** The NIC received it, although it is addressed to another one. */
  readonly otherHost: boolean;
  readonly packet: Packet;
  /** Equal for all sightings of one packet. */
  readonly key: string;
}

/** All sightings of a capture, by time; those of the same time stay in the file's order. */
export function findSightings(capture: Capture, state: NetworkState): Sighting[] {
  const ports = tunnelPorts(state);
  const locations = capture.interfaces.map((link) => locationOf(link, state));
  return capture.frames
    .flatMap((frame): Sighting[] => {
      const link = capture.interfaces[frame.interface];
      const location = locations[frame.interface];
      if (!link || !location || frame.direction === null) return [];
      const packet = decodeFrame(frame.bytes, link.linkType, frame.length, ports);
      const { time, direction, otherHost } = frame;
      return [{ ...location, time, direction, otherHost, packet, key: packetKey(packet) }];
    })
    .sort((one, other) => one.time - other.time);
}

/** The ports that tunnels of the state listen on, and the usual ones, for packets that no tunnel receives. */
export function tunnelPorts(state: NetworkState): TunnelPorts {
  const ports = new Map(USUAL_TUNNEL_PORTS);
  for (const { kind, details } of state.namespaces.flatMap(({ links }) => links)) {
    const port = details['port'];
    if ((kind === 'vxlan' || kind === 'geneve') && typeof port === 'number') ports.set(port, kind);
  }
  return ports;
}

/** patchbay-capture describes a link as `netns INODE ifindex N`, and names it `host/netns:link`. */
function locationOf(
  { name, description }: { readonly name: string; readonly description: string },
  state: NetworkState,
): Pick<Sighting, 'space' | 'link' | 'name' | 'where'> {
  const [, inode, index] = /^netns (\d+) ifindex (\d+)$/.exec(description) ?? [];
  const space = state.namespaces.find((candidate) => candidate.inode === Number(inode)) ?? null;
  const link = space?.links.find((candidate) => candidate.index === Number(index)) ?? null;
  const own = link?.name ?? name.slice(name.lastIndexOf(':') + 1);
  return { space, link, name: own, where: space === null ? name : linkLabel(state, space, own) };
}
