import { memberWord } from '../state/linkMasters.ts';
import { spaceName } from '../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';

/** A name that a learner may choose otherwise: a comparison leaves it out. */
export function free(name: string): string {
  return `<${name.replace(/[<>]/g, '?')}>`;
}

/** Details that say what a link does; others are the kernel's own numbers. With the value that goes without saying. */
const DETAILS: Readonly<Record<string, readonly (readonly [key: string, usual?: unknown])[]>> = {
  bridge: [
    ['vlan_filtering', 0],
    ['stp_state', 0],
    ['ageing_time', 30000],
    ['vlan_protocol', '802.1Q'],
  ],
  vxlan: [
    ['remote'],
    ['remote6'],
    ['local'],
    ['local6'],
    ['group'],
    ['group6'],
    ['port'],
    ['learning', true],
    ['proxy', false],
    ['external', false],
    ['vnifilter', false],
  ],
  geneve: [['remote'], ['remote6'], ['port'], ['external', false]],
  macvlan: [['mode']],
  macvtap: [['mode']],
  ipvlan: [['mode'], ['mode_flag']],
  vlan: [['protocol', '802.1Q']],
  tun: [['persist']],
  vrf: [['table']],
  bond: [['mode']],
};

const PORT_DETAILS: readonly (readonly [key: string, usual: unknown])[] = [
  ['hairpin', false],
  ['isolated', false],
  ['learning', true],
  ['flood', true],
  ['locked', false],
  ['neigh_suppress', false],
  ['vlan_tunnel', false],
  ['proxy_arp', false],
];

/** What a link is, in words that name no link: `veth to red`, `vxlan 42`, `tap`. */
export function linkClass(state: NetworkState, link: Link): string {
  const { kind, details, below } = link;
  if (kind === 'tun') return typeof details['type'] === 'string' ? details['type'] : kind;
  if (kind === 'veth' || kind === 'netkit') {
    const other = state.namespaces.find(({ inode }) => inode === below?.inode);
    return other === undefined ? kind : `${kind} to ${spaceWords(state, other)}`;
  }
  const id = details['id'];
  return [kind ?? 'device', typeof id === 'number' ? String(id) : ''].filter(Boolean).join(' ');
}

/** Where a link is; a container's name may be one that Docker chose. */
export function spaceWords(state: NetworkState, space: NetworkNamespace): string {
  const label = spaceName(state, space);
  if (space.host !== '') return label;
  return label.startsWith('container ')
    ? `container ${free(label.slice('container '.length))}`
    : 'an unnamed namespace';
}

/** What a link has beside its kind, a few words each; what goes without saying is left out. */
export function linkTraits(space: NetworkNamespace, link: Link): string[] {
  const traits: string[] = [];
  const { kind, up, mtu, master, below, details, portDetails } = link;
  if (!up) traits.push('is down');
  if (mtu !== 1500) traits.push(`has the MTU ${mtu}`);
  if (master !== null) traits.push(`is ${memberWord(space, link)} ${free(master)}`);
  if (kind !== 'veth' && kind !== 'netkit' && typeof below?.name === 'string')
    traits.push(`is on ${free(below.name)}`);
  for (const [key, usual] of DETAILS[kind ?? ''] ?? []) traits.push(...trait(details[key], key, usual));
  if (master !== null) {
    for (const [key, usual] of PORT_DETAILS) traits.push(...trait(portDetails[key], `port ${key}`, usual));
  }
  for (const { address, prefixLength, scope, peer } of link.addresses) {
    // IPv6 gives every link an address of its own.
    if (scope === 'link' || (link.name === 'lo' && /^(127\.0\.0\.1|::1)$/.test(address))) continue;
    traits.push(`has ${address}/${prefixLength}${peer === null ? '' : ` with peer ${peer}`}`);
  }
  return traits;
}

function trait(value: unknown, key: string, usual: unknown): string[] {
  if (value === undefined || value === null || value === usual || typeof value === 'object') return [];
  return [`has ${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`];
}
