import { say } from '../language/say.ts';
import type { FirewallChain } from './tables/firewall.ts';
import type { Qdisc, TrafficFilter } from './tables/traffic.ts';

const MAX_UNREAD = 5;

/** One read of the guest: plain data, the same for checks, the topology and `patchbay state`. */
export interface NetworkState {
  /** When the guest was read, by its own clock. */
  readonly time: string;
  readonly uname: string;
  readonly namespaces: readonly NetworkNamespace[];
  readonly containers: readonly Container[];
  /** What could not be read: it is missing above, which says nothing about the machine. */
  readonly unread: readonly Unread[];
}

/** What one look at the guest reads: a namespace's tables, the namespaces themselves, Docker's containers. */
export type StatePart =
  | Exclude<keyof NetworkNamespace, 'inode' | 'host' | 'name' | 'keptBy' | 'containerId'>
  | 'namespaces'
  | 'containers';

export interface Unread {
  /** Null: of everything. */
  readonly part: StatePart | null;
  /** The namespace that the part is of; null where it is of none, or not known of which. */
  readonly inode: number | null;
  /** For people, without a full stop: `the routes of red could not be read`. */
  readonly words: string;
}

export interface NetworkNamespace {
  /** Identifies the namespace while it exists; a namespace with two names is listed once for each. */
  readonly inode: number;
  readonly host: string;
  /** The name in the host's `ip netns list`, or null for a host's own namespace and for unnamed ones. */
  readonly name: string | null;
  /**
   * What keeps a namespace that has no name, and that no process lives in: `mount /run/docker/netns/default`,
   * `descriptor of socat (pid 7)`; null for others.
   */
  readonly keptBy: string | null;
  /** The id of the container that its processes are in (Docker's, Podman's), by their control group; null for none. */
  readonly containerId: string | null;
  readonly processes: readonly ProcessRef[];
  readonly links: readonly Link[];
  readonly routes: readonly Route[];
  readonly rules: readonly RoutingRule[];
  readonly neighbours: readonly Neighbour[];
  /** Addresses that it answers for although others have them (`ip neigh add proxy`). */
  readonly proxies: readonly Pick<Neighbour, 'address' | 'dev'>[];
  readonly fdb: readonly FdbEntry[];
  /** Of bridges' ports, and of bridges themselves (`self`): what a bridge's own address may be reached in. */
  readonly vlans: readonly PortVlan[];
  /** VLANs that a port of a bridge carries as VNIs (`tunnel_info`). */
  readonly vlanTunnels: readonly VlanTunnel[];
  /** What VXLAN interfaces with `vnifilter` let in. */
  readonly vnis: readonly TunnelVni[];
  /** Without those that the kernel made itself and that drop nothing. */
  readonly qdiscs: readonly Qdisc[];
  readonly filters: readonly TrafficFilter[];
  /** nftables of every family, iptables in it, and the old iptables. */
  readonly chains: readonly FirewallChain[];
  readonly nat: readonly NatRule[];
  /** Programs that run here and hold a tun or tap, here or elsewhere. */
  readonly tunHolders: readonly TunHolder[];
  /** Of links only those that differ from what is usual: see `linkSetting`. */
  readonly sysctl: Readonly<Record<string, string>>;
}

export interface ProcessRef {
  readonly pid: number;
  readonly comm: string;
}

export interface TunHolder extends ProcessRef {
  readonly link: string;
  /** The inode of the link's namespace, which may be another than the program's. */
  readonly inode: number;
}

/** See ip-link(8); `up` is what the administrator set, `carrier` is IFF_LOWER_UP. */
export interface Link {
  readonly index: number;
  readonly name: string;
  /** `bridge`, `veth`, `vxlan`…; null for a plain device. */
  readonly kind: string | null;
  readonly up: boolean;
  readonly carrier: boolean;
  /** `up`, `down`, `unknown`, `lowerlayerdown`… in lower case: operstate of RFC 2863. */
  readonly state: string;
  readonly mtu: number;
  readonly mac: string | null;
  readonly master: string | null;
  readonly promiscuous: boolean;
  /** What is on its wire: `ether`, `loopback`, `none`, or of a tunnel `gre`, `ipip`, `sit`… (if_arp.h). */
  readonly linkType: string;
  /** The number of the XDP program that sees each frame first; null for none. */
  readonly xdp: number | null;
  /** Packets that it threw away, as `rx dropped`, `tx errors`; those of 0 are left out. */
  readonly losses: Readonly<Record<string, number>>;
  /** The other end of a veth, or the lower link of a vlan, macvlan or vxlan. */
  readonly below: LinkRef | null;
  /**
   * The inode of the namespace where its lower link is, or the path of its tunnel, if that is another one; null where it is not
   * known which.
   */
  readonly origin?: number | null;
  readonly addresses: readonly Address[];
  /** Details of the link's kind (`info_data`), and of the link as a port (`info_slave_data`). */
  readonly details: Readonly<Record<string, unknown>>;
  readonly portDetails: Readonly<Record<string, unknown>>;
}

/** A link in any namespace. `name` is null where that namespace could not be read. */
export interface LinkRef {
  readonly host: string | null;
  readonly namespace: string | null;
  /** The inode of the link's namespace; null where it is not known. */
  readonly inode: number | null;
  readonly index: number;
  readonly name: string | null;
}

export interface Address {
  readonly family: string;
  readonly address: string;
  readonly prefixLength: number;
  readonly scope: string;
  /** The far end of a point-to-point link, where it is named. */
  readonly peer: string | null;
  /** `tentative`, `dadfailed`, `deprecated`, `dynamic`, `secondary`… (ip-address(8)). */
  readonly flags: readonly string[];
  /** The broadcast address, a label other than the link's name, the metric of its route: only a network that is saved has them. */
  readonly broadcast?: string | null;
  readonly label?: string | null;
  readonly metric?: number | null;
}

export interface Route {
  /** `unicast`, `local`, `broadcast`, `blackhole`… */
  readonly type: string;
  readonly destination: string;
  readonly via: string | null;
  readonly dev: string | null;
  readonly src: string | null;
  readonly table: string;
  readonly protocol: string;
  /** The lowest wins; IPv4's is 0 where none is named. */
  readonly metric: number;
  /** `onlink`, `linkdown`, `dead`… (ip-route(8)). */
  readonly flags: readonly string[];
  readonly mtu: number | null;
  /** Of one of several next hops: its share of the flows, beside those of the others. */
  readonly weight?: number;
}

/** A rule that chooses a routing table (ip-rule(8)), in its order. */
export interface RoutingRule {
  readonly family: 'inet' | 'inet6';
  readonly priority: number;
  /** In ip-rule(8)'s words: `from 10.1.0.0/16 fwmark 0x7/0xf iif eth0`; `from all` matches every packet. */
  readonly selector: string;
  /** `lookup main`, `lookup [l3mdev-table]`, `prohibit`, `goto 32766`. */
  readonly action: string;
  /** The table that it leads to; null for other actions. */
  readonly table: string | null;
}

export interface Neighbour {
  readonly address: string;
  readonly dev: string;
  readonly mac: string | null;
  readonly state: readonly string[];
}

export interface FdbEntry {
  readonly mac: string;
  readonly port: string;
  readonly bridge: string | null;
  readonly vlan: number | null;
  readonly dst: string | null;
  /** Of a VXLAN interface for many VNIs: that of the tunnel, and that of the frames it is for; null where it is the link's own. */
  readonly vni: number | null;
  readonly sourceVni: number | null;
  /** `permanent`, `static`, or empty for one that was learned. */
  readonly state: string;
  readonly flags: readonly string[];
}

export interface PortVlan {
  readonly port: string;
  readonly vlan: number;
  readonly pvid: boolean;
  readonly tagged: boolean;
}

export interface VlanTunnel {
  readonly port: string;
  readonly vlan: number;
  readonly vni: number;
}

/** VNIs from `first` to `last`. */
export interface TunnelVni {
  readonly port: string;
  readonly first: number;
  readonly last: number;
  readonly group: string | null;
}

/** A rule that rewrites addresses. A leading `!` means that the value must not match. */
export interface NatRule {
  readonly action: 'masquerade' | 'dnat' | 'snat';
  readonly from: 'iptables' | 'nft';
  readonly source: string | null;
  readonly destination: string | null;
  readonly in: string | null;
  readonly out: string | null;
  readonly protocol: string | null;
  readonly port: string | null;
  /** `address`, `address:port` or `:port`. */
  readonly to: string | null;
}

export interface Container {
  readonly name: string;
  readonly id: string;
  readonly image: string;
  readonly pid: number | null;
  readonly running: boolean;
  readonly addresses: readonly { readonly network: string; readonly address: string }[];
  readonly ports: readonly string[];
}

/** The host's own namespace, or its namespace named `netns`; undefined where there is none. */
export function findNamespace(
  state: NetworkState,
  host: string,
  netns?: string,
): NetworkNamespace | undefined {
  return state.namespaces.find((space) => space.host === host && space.name === (netns ?? null));
}

/** What could not be read, in a sentence; empty where everything was. */
export function unreadText(unread: readonly Pick<Unread, 'words'>[]): string {
  if (unread.length === 0) return '';
  const more = unread.length > MAX_UNREAD ? [say('{count} more', { count: unread.length - MAX_UNREAD })] : [];
  const what = [...unread.slice(0, MAX_UNREAD).map(({ words }) => words), ...more].join('; ');
  return say('Incomplete: {what}.', { what });
}

export function findLink(space: NetworkNamespace, name: string): Link | undefined {
  return space.links.find((link) => link.name === name);
}
