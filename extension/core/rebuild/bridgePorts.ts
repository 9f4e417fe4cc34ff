import { shellQuote } from '../machine/shellQuote.ts';
import type { FdbEntry, Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import type { PlacedLink } from './createLinks.ts';
import { words } from './linkWords.ts';
import { toolIn } from './namespaceLocation.ts';

const PORT = [
  ['priority', 32],
  ['hairpin', false],
  ['guard', false],
  ['root_block', false],
  ['fastleave', false],
  ['learning', true],
  ['flood', true],
  ['proxy_arp', false],
  ['proxy_arp_wifi', false],
  ['mcast_flood', true],
  ['bcast_flood', true],
  ['neigh_suppress', false],
  ['vlan_tunnel', false],
  ['isolated', false],
  ['locked', false],
] as const;
const NO_MAC = '00:00:00:00:00:00';

/** Plugs a link into its master, with what it has as a port; a bond's member must still be down. */
export function joinMaster({ space, link }: PlacedLink): string[] {
  if (link.master === null) return [];
  const ip = toolIn(space);
  const name = shellQuote(link.name);
  const commands = [`${ip} link set ${name} master ${shellQuote(link.master)}`];
  const bridge = space.links.find((one) => one.name === link.master);
  if (bridge?.kind !== 'bridge') return commands;
  // What a port costs follows from its speed, and means something only to the spanning tree.
  const spanning = bridge.details['stp_state'] === 0 ? [] : [['cost', undefined] as const];
  const options = words(link.portDetails, [...PORT, ...spanning]);
  if (options !== '') commands.push(`${ip} link set ${name} type bridge_slave${options}`);
  return commands;
}

/** The VLANs of a bridge or of its port, with the VNIs that they are carried as; bridge(8). */
export function vlansOf({ space, link }: PlacedLink): string[] {
  const bridge = link.kind === 'bridge' ? link : space.links.find(({ name }) => name === link.master);
  if (bridge?.kind !== 'bridge' || !knowsVlans(space, bridge)) return [];
  const dev = `dev ${shellQuote(link.name)}`;
  const vlan = toolIn(space, 'bridge');
  const self = link === bridge ? ' self' : '';
  const first = Number(bridge.details['vlan_default_pvid'] ?? 1);
  const own = space.vlans.filter(({ port }) => port === link.name);
  const isUsual = (one: (typeof own)[number]) => one.vlan === first && one.pvid && !one.tagged;
  const commands = own
    .filter((one) => !isUsual(one))
    .map(
      ({ vlan: id, pvid, tagged }) =>
        `${vlan} vlan add ${dev} vid ${id}${pvid ? ' pvid' : ''}${tagged ? '' : ' untagged'}${self}`,
    );
  if (first !== 0 && !own.some((one) => one.vlan === first))
    commands.unshift(`${vlan} vlan del ${dev} vid ${first}${self}`);
  for (const { port, vlan: id, vni } of space.vlanTunnels)
    if (port === link.name) commands.push(`${vlan} vlan add ${dev} vid ${id} tunnel_info id ${vni}`);
  return commands;
}

/** Whether anything is known of a bridge's VLANs: a kernel may have been built without them. */
function knowsVlans({ vlans, links }: NetworkNamespace, bridge: Link): boolean {
  return vlans.some(
    ({ port }) =>
      port === bridge.name || links.some(({ name, master }) => name === port && master === bridge.name),
  );
}

/** VNIs that a VXLAN interface with `vnifilter` lets in. */
export function vnisOf({ space, link }: PlacedLink): string[] {
  return space.vnis
    .filter(({ port }) => port === link.name)
    .map(
      ({ first, last, group }) =>
        `${toolIn(space, 'bridge')} vni add dev ${shellQuote(link.name)} vni ${first === last ? first : `${first}-${last}`}${group === null ? '' : ` group ${group}`}`,
    );
}

/** The forwarding entries that somebody made: not those that were learned, and not the kernel's own. */
export function fdbOf(state: NetworkState, { space, link }: PlacedLink): string[] {
  return space.fdb
    .filter((entry) => entry.port === link.name && isMade(state, space, link, entry))
    .map((entry) => {
      const { mac, dst, vlan, vni, sourceVni, bridge, flags } = entry;
      // A bridge with VLANs gives an entry for no VLAN to each of them: those are there already.
      const verb = dst === null ? 'replace' : 'append';
      const words = [
        dst === null ? '' : `dst ${dst}`,
        vlan === null ? '' : `vlan ${vlan}`,
        sourceVni === null ? '' : `src_vni ${sourceVni}`,
        vni === null ? '' : `vni ${vni}`,
        bridge === null ? 'self' : 'master',
        entry.state === 'permanent' ? 'permanent' : 'static',
        flags.includes('extern_learn') ? 'extern_learn' : '',
      ].filter((word) => word !== '');
      return `${toolIn(space, 'bridge')} fdb ${verb} ${mac} dev ${shellQuote(link.name)} ${words.join(' ')}`;
    });
}

function isMade(state: NetworkState, space: NetworkNamespace, link: Link, entry: FdbEntry): boolean {
  const { mac, dst } = entry;
  const { details } = link;
  if (entry.state !== 'permanent' && entry.state !== 'static') return false;
  if (dst !== null) {
    // The kernel makes the entry of `remote` and of `group`.
    const remotes = [details['remote'], details['remote6'], details['group'], details['group6']];
    return !(mac === NO_MAC && remotes.includes(dst));
  }
  if (isMulticast(mac)) return false;
  const own = [link.mac, space.links.find(({ name }) => name === link.master)?.mac];
  if (own.includes(mac)) return false;
  // A link that has others on it lets their addresses in.
  return !(
    entry.flags.includes('self') && state.namespaces.some(({ links }) => links.some((one) => one.mac === mac))
  );
}

function isMulticast(mac: string): boolean {
  return (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1;
}
