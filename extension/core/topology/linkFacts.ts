import { message, say } from '../language/say.ts';
import { firewallDrops } from '../state/tables/firewallDrops.ts';
import { isBlocked, memberWord } from '../state/linkMasters.ts';
import type { Address, Link, NetworkNamespace } from '../state/networkState.ts';
import { stillDetails } from '../state/stateIdentity.ts';
import type { Qdisc, TrafficFilter } from '../state/tables/traffic.ts';

/** What is known of a link, one fact a line, in the terms of ip-link(8). Counters are left out: they are no news. */
export function linkFacts(space: NetworkNamespace, link: Link): string[] {
  const facts = [`state ${link.state}`, `mtu ${link.mtu}`];
  if (link.mac !== null && link.linkType === 'ether') facts.push(`MAC ${link.mac}`);
  if (link.master !== null) facts.push(say(MEMBERS[memberWord(space, link)], { ends: link.master }));
  facts.push(...portFacts(link), ...link.addresses.flatMap(addressFacts));
  for (const [key, value] of stillDetails(link.details)) {
    // A tunnel whose frames bring their own VNI has none.
    if (key === 'id' && link.details['external'] === true) continue;
    if (typeof value === 'string' || typeof value === 'number') facts.push(`${key} ${value}`);
    else if (value === true && ['external', 'vnifilter'].includes(key)) facts.push(key);
  }
  if (link.xdp !== null) facts.push(say('XDP program {program}', { program: link.xdp }));
  facts.push(...space.qdiscs.filter(({ dev }) => dev === link.name).map(qdiscFact));
  facts.push(...space.filters.filter(({ dev }) => dev === link.name).map(filterFact));
  facts.push(...firewallDrops(space, link.name));
  return facts;
}

const MEMBERS = {
  'port of': message('port of {ends}'),
  'member of': message('member of {ends}'),
  'in VRF': message('in VRF {ends}'),
} as const;

const PORT_WORDS: Readonly<Record<string, string>> = {
  isolated: message('isolated port: no frames to or from other isolated ones'),
  locked: message('locked port: only known senders'),
  hairpin: message('hairpin port: frames may leave where they came in'),
  neigh_suppress: message('answers ARP and neighbour discovery itself (neigh_suppress)'),
  vlan_tunnel: message('carries VLANs as VNIs (vlan_tunnel)'),
};

function portFacts(link: Link): string[] {
  const words = Object.entries(PORT_WORDS).flatMap(([key, text]) =>
    link.portDetails[key] === true ? [say(text)] : [],
  );
  return isBlocked(link) ? [`port ${String(link.portDetails['state'])}`, ...words] : words;
}

const NOT_USUAL = ['tentative', 'dadfailed', 'deprecated', 'optimistic'];

function addressFacts({ address, prefixLength, peer, flags }: Address): string[] {
  const words = [
    ...(peer === null ? [] : [`peer ${peer}`]),
    ...flags.filter((flag) => NOT_USUAL.includes(flag)),
  ];
  return words.length === 0 ? [] : [`${address}/${prefixLength}: ${words.join(', ')}`];
}

function qdiscFact({ kind, options }: Qdisc): string {
  const words = JSON.stringify(options).replaceAll(/["{}]/g, '').replaceAll(':', ' ').replaceAll(',', ', ');
  return words === '' ? `qdisc ${kind}` : `qdisc ${kind}: ${words}`;
}

function filterFact({ side, kind, program, actions }: TrafficFilter): string {
  const words = actions.map(({ kind: action, verdict, to }) =>
    [action, verdict, to === null ? '' : `to ${to}`].filter(Boolean).join(' '),
  );
  return `tc ${side}: ${[kind, program ?? '', ...words].filter((word) => word !== '').join(', ')}`;
}
