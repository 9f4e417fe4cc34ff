import { asMap, asMaps, asNumber, asText, asTexts, type Loose } from './looseJson.ts';
import type { Link, LinkRef } from './networkState.ts';

/** All links, by namespace inode and then by index, to find those that a link points at. */
export interface LinkIndex {
  readonly host: string;
  readonly name: string | null;
  readonly inode: number;
  readonly names: ReadonlyMap<number, string>;
  /** nsid, as this namespace counts them, to inode (ip-netns(8), `list-id`). */
  readonly inodeOfNsid: ReadonlyMap<number, number>;
}

const ADDRESS_FLAGS = [
  'tentative',
  'dadfailed',
  'deprecated',
  'dynamic',
  'secondary',
  'temporary',
  'noprefixroute',
  'mngtmpaddr',
  'optimistic',
];

/** Reads `ip -j -d addr show`. */
export function parseLinks(raw: unknown, own: LinkIndex, all: ReadonlyMap<number, LinkIndex>): Link[] {
  return asMaps(raw).flatMap((item) => {
    const name = asText(item['ifname']);
    return name === null ? [] : [parseLink(item, name, own, all)];
  });
}

function parseLink(item: Loose, name: string, own: LinkIndex, all: ReadonlyMap<number, LinkIndex>): Link {
  const flags = asTexts(item['flags']);
  const info = asMap(item['linkinfo']);
  return {
    index: asNumber(item['ifindex']) ?? 0,
    name,
    kind: asText(info['info_kind']),
    up: flags.includes('UP'),
    carrier: flags.includes('LOWER_UP'),
    state: (asText(item['operstate']) ?? 'unknown').toLowerCase(),
    mtu: asNumber(item['mtu']) ?? 0,
    mac: asText(item['address']),
    master: asText(item['master']),
    promiscuous: flags.includes('PROMISC') || (asNumber(item['promiscuity']) ?? 0) > 0,
    linkType: asText(item['link_type']) ?? 'ether',
    xdp: asNumber(asMap(asMap(item['xdp'])['prog'])['id']),
    losses: lossesOf(asMap(item['stats64'])),
    below: below(item, own, all),
    ...originOf(item, own),
    addresses: asMaps(item['addr_info']).flatMap((entry) => {
      const address = asText(entry['local']);
      if (address === null) return [];
      const prefixLength = asNumber(entry['prefixlen']) ?? 0;
      return [
        {
          family: asText(entry['family']) ?? '',
          address,
          prefixLength,
          scope: asText(entry['scope']) ?? '',
          peer: asText(entry['address']),
          flags: ADDRESS_FLAGS.filter((flag) => entry[flag] === true),
        },
      ];
    }),
    details: asMap(info['info_data']),
    portDetails: asMap(info['info_slave_data']),
  };
}

function originOf(item: Loose, own: LinkIndex): Pick<Link, 'origin'> {
  const nsid = asNumber(item['link_netnsid']);
  return nsid === null ? {} : { origin: own.inodeOfNsid.get(nsid) ?? null };
}

function lossesOf(stats: Loose): Record<string, number> {
  const entries = ['rx', 'tx'].flatMap((side) =>
    ['errors', 'dropped'].map(
      (what) => [`${side} ${what}`, asNumber(asMap(stats[side])[what]) ?? 0] as const,
    ),
  );
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}

/**
 * `link_index` is an index in the namespace of `link_netnsid`, or in this one where that is absent.
 * A VTEP names its lower link in its own details, as `dev` of ip-link(8).
 */
function below(item: Loose, own: LinkIndex, all: ReadonlyMap<number, LinkIndex>): LinkRef | null {
  const nsid = asNumber(item['link_netnsid']);
  const named = asText(item['link']) ?? asText(asMap(asMap(item['linkinfo'])['info_data'])['link']);
  const index =
    asNumber(item['link_index']) ?? [...own.names].find(([, linkName]) => linkName === named)?.[0] ?? null;
  if (index === null || index === 0) return null;
  // A tunnel that was moved to another namespace: the kernel gives its own number for want of one (dev_get_iflink).
  const kind = asText(asMap(item['linkinfo'])['info_kind']);
  if (nsid !== null && (kind === 'vxlan' || kind === 'geneve')) return null;
  const inode = nsid === null ? own.inode : (own.inodeOfNsid.get(nsid) ?? null);
  const space = inode === null ? undefined : nsid === null ? own : all.get(inode);
  return {
    host: space?.host ?? null,
    namespace: space?.name ?? null,
    inode,
    index,
    name: space?.names.get(index) ?? null,
  };
}
