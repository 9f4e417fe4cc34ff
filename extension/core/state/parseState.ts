import { message, say } from '../language/say.ts';
import { asMap, asMaps, asNumber, asText, asTexts, isDamaged, type Loose } from './looseJson.ts';
import { parseContainers } from './parseContainers.ts';
import { spaceLabel } from './networkLocation.ts';
import type { NetworkNamespace, NetworkState, StatePart, Unread } from './networkState.ts';
import { parseLinks, type LinkIndex } from './parseLinks.ts';
import { parseIptablesNat, parseNftNat } from './tables/parseNat.ts';
import { parseFdb, parseVlans, parseVlanTunnels, parseVnis } from './tables/parseBridges.ts';
import { parseFirewall } from './tables/parseFirewall.ts';
import { parseRoutes, parseRules } from './tables/parseRouting.ts';
import { parseFilters, parseQdiscs } from './tables/parseTraffic.ts';

/** Reads the output of the guest's `patchbay-state`. Never throws: `problems` has the words of the state's `unread`. */
export function parseState(raw: unknown): { state: NetworkState; problems: string[] } {
  const top = asMap(raw);
  const items = asMaps(top['namespaces']);
  const indexes = items.map(indexOf);
  const byInode = new Map<number, LinkIndex>();
  // A namespace with two names is listed twice; the first entry represents it.
  for (const index of indexes) if (!byInode.has(index.inode)) byInode.set(index.inode, index);
  const namespaces = items.flatMap((item, i) => {
    const index = indexes[i];
    return index === undefined ? [] : [parseNamespace(item, index, byInode)];
  });
  const read: NetworkState = {
    time: asText(top['time']) ?? '',
    uname: asText(top['uname']) ?? '',
    namespaces,
    containers: parseContainers(top['docker'], items),
    unread: [],
  };
  const unread = [
    ...unreadOfMachine(top),
    ...items.flatMap((item, i) => {
      const space = namespaces[i];
      return space === undefined ? [] : unreadOfNamespace(item, space, read);
    }),
  ];
  return { state: { ...read, unread }, problems: unread.map(({ words }) => words) };
}

function unreadOfMachine(top: Loose): Unread[] {
  // The guest names only namespaces, by their inodes: it could not enter them.
  const unread: Unread[] = asTexts(top['problems']).map((words) => ({
    part: 'namespaces',
    inode: null,
    words: sayProblem(words),
  }));
  const add = (part: Unread['part'], words: string): void => void unread.push({ part, inode: null, words });
  if (top['format'] !== 1) add(null, say('the guest answered in a format that is not known here'));
  if (isDamaged(top['namespaces'], 'inode')) add('namespaces', say('some namespaces could not be read'));
  if (isDamaged(top['docker'], 'Id')) add('containers', say('the containers could not be read'));
  return unread;
}

/** The lists of a namespace: the part of the state that each becomes, and what no entry goes without. */
const LISTS: readonly (readonly [list: string, key: string, part: StatePart, words: string])[] = [
  ['addr', 'ifname', 'links', message('links')],
  ['route', 'dst', 'routes', message('routes')],
  ['rule', 'priority', 'rules', message('routing rules')],
  ['neigh', 'dst', 'neighbours', message('neighbours')],
  ['proxy', 'dst', 'proxies', message('proxied neighbours')],
  ['fdb', 'mac', 'fdb', message('forwarding entries')],
  ['vlan', 'ifname', 'vlans', message('VLANs')],
  ['vni', 'ifname', 'vnis', message('VNI filters')],
  ['qdisc', 'kind', 'qdiscs', message('queueing disciplines')],
  ['filter', 'kind', 'filters', message('traffic filters')],
  ['tuntap', 'link', 'tunHolders', message('holders of tun interfaces')],
  ['pids', 'pid', 'processes', message('processes')],
];

/** What the guest says itself (vm/guest/programs/state/state.c). */
function sayProblem(words: string): string {
  const inode = /^namespace (\d+) could not be read$/.exec(words)?.[1];
  return inode === undefined ? words : say('namespace {inode} could not be read', { inode });
}

function unreadOfNamespace(item: Loose, space: NetworkNamespace, state: NetworkState): Unread[] {
  const { inode } = space;
  const damaged = LISTS.filter(([list, key]) => isDamaged(item[list], key)).map(
    ([, , part, words]) => [part, words] as const,
  );
  if (asMaps(item['addr']).some((link) => isDamaged(link['addr_info'], 'local')))
    damaged.push(['links', message('addresses')]);
  // Null where the program that prints them is missing: then there are no rules.
  const { nft, iptables } = item;
  const noRules = nft != null && !Array.isArray(asMap(nft)['nftables']);
  if (noRules || (iptables != null && asText(iptables) === null)) damaged.push(['nat', message('NAT rules')]);
  return damaged.map(([part, words]) => ({
    part,
    inode,
    words: say('the {tables} of {place} could not be read', {
      tables: say(words),
      place: spaceLabel(state, space),
    }),
  }));
}

function indexOf(item: Loose): LinkIndex {
  const names = new Map<number, string>();
  for (const link of asMaps(item['addr'])) {
    const index = asNumber(link['ifindex']);
    const name = asText(link['ifname']);
    if (index !== null && name !== null) names.set(index, name);
  }
  const inodeOfNsid = new Map<number, number>();
  for (const entry of asMaps(item['nsid'])) {
    const nsid = asNumber(entry['nsid']);
    const inode = asNumber(entry['inode']);
    if (nsid !== null && inode !== null) inodeOfNsid.set(nsid, inode);
  }
  // The host's own namespace has no name; an empty one means the same.
  const name = asText(item['name']) || null;
  return {
    host: asText(item['host']) ?? 'vm',
    name,
    inode: asNumber(item['inode']) ?? 0,
    names,
    inodeOfNsid,
  };
}

function parseNamespace(
  item: Loose,
  index: LinkIndex,
  all: ReadonlyMap<number, LinkIndex>,
): NetworkNamespace {
  const iptables = asText(item['iptables']) ?? '';
  const sysctl = Object.entries(asMap(item['sysctl'])).map(([key, value]) => [key, asText(value) ?? '']);
  return {
    inode: index.inode,
    host: index.host,
    name: index.name,
    keptBy: keeperOf(item),
    containerId: asMaps(item['pids']).flatMap((process) => asText(process['container']) ?? [])[0] ?? null,
    processes: asMaps(item['pids']).map(parseProcess),
    links: parseLinks(item['addr'], index, all),
    routes: parseRoutes(item['route']),
    rules: parseRules(item['rule']),
    neighbours: asMaps(item['neigh']).flatMap((entry) => {
      const address = asText(entry['dst']);
      if (address === null) return [];
      const dev = asText(entry['dev']) ?? '';
      return [{ address, dev, mac: asText(entry['lladdr']), state: asTexts(entry['state']) }];
    }),
    proxies: asMaps(item['proxy']).flatMap((entry) => {
      const address = asText(entry['dst']);
      return address === null ? [] : [{ address, dev: asText(entry['dev']) ?? '' }];
    }),
    fdb: parseFdb(item['fdb']),
    vlans: parseVlans(item['vlan']),
    vlanTunnels: parseVlanTunnels(item['vlan']),
    vnis: parseVnis(item['vni']),
    qdiscs: parseQdiscs(item['qdisc']),
    filters: parseFilters(item['filter']),
    chains: parseFirewall(item['nft'], iptables),
    nat: [...parseNftNat(item['nft']), ...parseIptablesNat(iptables)],
    tunHolders: asMaps(item['tuntap']).map((entry) => ({
      ...parseProcess(entry),
      link: asText(entry['link']) ?? '',
      // Where the kernel does not name the link's namespace, assume this one.
      inode: asNumber(entry['inode']) ?? index.inode,
    })),
    sysctl: Object.fromEntries(sysctl) as Record<string, string>,
  };
}

function parseProcess(entry: Loose): { pid: number; comm: string } {
  return { pid: asNumber(entry['pid']) ?? 0, comm: asText(entry['comm']) ?? '' };
}

function keeperOf(item: Loose): string | null {
  const path = asText(item['path']);
  const keeper = asMap(item['keeper']);
  const pid = asNumber(keeper['pid']);
  if (asMaps(item['pids']).length > 0) return null;
  if (path !== null) return `mount ${path}`;
  return pid === null ? null : `descriptor of ${asText(keeper['comm']) ?? 'a program'} (pid ${pid})`;
}
