import type {
  Link,
  LinkRef,
  NetworkNamespace,
  NetworkState,
} from '../../../extension/core/state/networkState.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { linkLabel } from '../../../extension/core/state/networkLocation.ts';
import type { Packet } from '../../../extension/core/capture/packet.ts';
import type { Sighting } from '../../../extension/core/capture/sighting.ts';

/** A link of a hand-made network; `to` is its cable's other end, as `NETNS:LINK`. */
interface MadeLink extends Partial<Omit<Link, 'below' | 'addresses'>> {
  readonly to?: string;
  readonly has?: readonly string[];
}

/** A hand-made network: namespaces on `vm`, each with its links. */
export function network(
  spaces: Readonly<Record<string, Readonly<Record<string, MadeLink>>>>,
  more: Readonly<Record<string, Partial<NetworkNamespace>>> = {},
): NetworkState {
  const names = Object.keys(spaces);
  const { state } = parseState({
    format: 1,
    namespaces: names.map((name, index) => ({ inode: 100 + index, host: 'vm', name })),
  });
  const refTo = (text: string | undefined): LinkRef | null => {
    const [space = '', link = ''] = text?.split(':') ?? [];
    const index = Object.keys(spaces[space] ?? {}).indexOf(link);
    return text === undefined
      ? null
      : { host: 'vm', namespace: space, inode: 100 + names.indexOf(space), index: index + 1, name: link };
  };
  return {
    ...state,
    namespaces: state.namespaces.map((space) => ({
      ...space,
      ...more[space.name ?? ''],
      links: Object.entries(spaces[space.name ?? ''] ?? {}).map(
        ([name, { to, has = [], ...link }], index) => ({
          index: index + 1,
          name,
          kind: to === undefined ? null : 'veth',
          linkType: 'ether',
          up: true,
          carrier: true,
          state: 'up',
          mtu: 1500,
          mac: null,
          master: null,
          promiscuous: false,
          xdp: null,
          losses: {},
          details: {},
          portDetails: {},
          ...link,
          below: refTo(to),
          addresses: has.map((address) => ({
            family: 'inet',
            address,
            prefixLength: 24,
            scope: 'global',
            peer: null,
            flags: [],
          })),
        }),
      ),
    })),
  };
}

export function spaceOf({ namespaces }: NetworkState, name: string): NetworkNamespace {
  const space = namespaces.find((one) => one.name === name);
  if (!space) throw new Error(`no namespace ${name}`);
  return space;
}

/** One sighting: `eth0@h1 out`. */
export function seen(state: NetworkState, text: string, time: number, packet: Packet = ping()): Sighting {
  const [, name = '', netns = '', direction] = /^(\S+)@(\S+) (in|out)$/.exec(text) ?? [];
  const space = spaceOf(state, netns);
  return {
    time,
    space,
    link: space.links.find((link) => link.name === name) ?? null,
    name,
    where: linkLabel(state, space, name),
    direction: direction === 'in' ? 'in' : 'out',
    otherHost: false,
    packet,
    key: 'one',
  };
}

export function ping(ttl = 64, change: Partial<Packet> = {}): Packet {
  return {
    length: 98,
    ethernet: { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02', type: 0x0800 },
    tags: [],
    tagType: null,
    network: {
      kind: 'ip',
      version: 4,
      source: '10.0.0.1',
      destination: '10.0.0.2',
      ttl,
      id: 1,
      dontFragment: true,
      fragment: null,
      length: 84,
      transport: {
        kind: 'icmp',
        version: 4,
        type: 8,
        code: 0,
        id: 1,
        sequence: 1,
        mtu: null,
        quoted: null,
        target: null,
        payload: 'x',
      },
    },
    ...change,
  };
}
