import type { Link } from '../state/networkState.ts';

type Details = Link['details'];
/** A detail of a kind of link: its word for ip-link(8), and the value that goes without saying. */
type Word = readonly [key: string, usual: unknown, word?: string];

const BRIDGE: readonly Word[] = [
  ['forward_delay', 1500],
  ['hello_time', 200],
  ['max_age', 2000],
  ['ageing_time', 30000],
  ['stp_state', 0],
  ['priority', 32768],
  ['vlan_filtering', 0],
  ['vlan_protocol', '802.1Q'],
  ['vlan_default_pvid', 1],
  ['mcast_snooping', 1],
  ['nf_call_iptables', 0],
  ['nf_call_ip6tables', 0],
  ['nf_call_arptables', 0],
];
const BOND: readonly Word[] = [
  ['mode', 'balance-rr'],
  ['miimon', 0],
  ['arp_interval', 0],
];
const GRE: readonly Word[] = [
  ['remote', 'any'],
  ['local', 'any'],
  ['ttl', 0],
  ['link', undefined, 'dev'],
  ['ikey', undefined],
  ['okey', undefined],
];
const TUNNEL: readonly Word[] = GRE.slice(0, 4);

/** What comes after `type` in `ip link add`; null for a kind that can't be written. See ip-link(8). */
export function kindWords({ kind, details }: Link): string | null {
  switch (kind) {
    case 'dummy':
    case 'ifb':
      return kind;
    case 'bridge':
      return `bridge${words(details, BRIDGE)}`;
    case 'bond':
      return `bond${words(details, BOND)}`;
    case 'vrf':
      return `vrf table ${text(details['table'])}`;
    case 'vlan':
      return `vlan${details['protocol'] === '802.1ad' ? ' protocol 802.1ad' : ''} id ${text(details['id'])}`;
    case 'macvlan':
    case 'macvtap':
      return details['mode'] === undefined ? null : `${kind} mode ${text(details['mode'])}`;
    case 'ipvlan':
    case 'ipvtap': {
      const flag = ['private', 'vepa'].find((name) => details[name] === true);
      return `${kind} mode ${text(details['mode'])}${flag === undefined ? '' : ` ${flag}`}`;
    }
    case 'vxlan':
      return vxlanWords(details);
    case 'geneve':
      return geneveWords(details);
    case 'gre':
    case 'gretap':
      return details['external'] === true ? `${kind} external` : `${kind}${words(details, GRE)}`;
    case 'ipip':
    case 'sit':
      return details['external'] === true ? `${kind} external` : `${kind}${words(details, TUNNEL)}`;
    default:
      return null;
  }
}

function vxlanWords(details: Details): string {
  const external = details['external'] === true;
  return [
    'vxlan',
    external ? 'external' : `id ${text(details['id'])}`,
    ...(details['vnifilter'] === true ? ['vnifilter'] : []),
    ...['remote', 'remote6', 'group', 'group6', 'local', 'local6'].flatMap((key) =>
      details[key] === undefined ? [] : [key.replace('6', ''), text(details[key])],
    ),
    ...(details['link'] === undefined ? [] : ['dev', text(details['link'])]),
    `dstport ${text(details['port'] ?? 8472)}`,
    ...(details['learning'] === false ? ['nolearning'] : []),
    ...['proxy', 'rsc', 'l2miss', 'l3miss'].filter((key) => details[key] === true),
    ...(isUsual(details['ttl'], 0) ? [] : [`ttl ${text(details['ttl'])}`]),
    ...(isUsual(details['ageing'], 300) ? [] : [`ageing ${text(details['ageing'])}`]),
    ...(details['udp_csum'] === false ? ['noudpcsum'] : []),
  ].join(' ');
}

function geneveWords(details: Details): string {
  const remote = details['remote'] ?? details['remote6'];
  return [
    'geneve',
    ...(details['external'] === true
      ? ['external']
      : [`id ${text(details['id'])}`, ...(remote === undefined ? [] : [`remote ${text(remote)}`])]),
    ...(isUsual(details['ttl'], 0) ? [] : [`ttl ${text(details['ttl'])}`]),
    ...(isUsual(details['port'], 6081) ? [] : [`dstport ${text(details['port'])}`]),
    ...(details['udp_csum'] === true ? ['udpcsum'] : []),
  ].join(' ');
}

/** ` ageing_time 6000 stp_state 1`: the details that are otherwise than usual. */
export function words(details: Details, table: readonly Word[]): string {
  return table
    .filter(([key, usual]) => !isUsual(details[key], usual))
    .map(([key, , word]) => ` ${word ?? key} ${onOff(details[key])}`)
    .join('');
}

function onOff(value: unknown): string {
  return value === true ? 'on' : value === false ? 'off' : text(value);
}

function isUsual(value: unknown, usual: unknown): boolean {
  return value === undefined || value === null || value === usual;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '0';
}
