import { isBlocked, memberWord } from './linkMasters.ts';
import { natText } from './natText.ts';
import { spaceName } from './networkLocation.ts';
import {
  unreadText,
  type Link,
  type NetworkNamespace,
  type NetworkState,
  type Route,
} from './networkState.ts';
import type { FirewallChain } from './tables/firewall.ts';

/** The network state as text: a heading for each namespace, a line for each link, then its details. */
export function stateText(state: NetworkState): string {
  const parts = state.namespaces.map((space) => namespaceText(state, space));
  for (const container of state.containers) {
    const addresses = container.addresses.map(({ address }) => address).join(', ');
    parts.push(
      `container ${container.name} (${container.image}) ${container.running ? 'running' : 'stopped'} ${addresses}`,
    );
  }
  if (state.unread.length > 0) parts.push(unreadText(state.unread));
  return parts.join('\n\n');
}

function namespaceText(state: NetworkState, space: NetworkNamespace): string {
  const named = space.name === null ? space.host : `${space.host} / ${space.name}`;
  const lines = [space.host === '' ? spaceName(state, space) : named];
  for (const link of space.links) lines.push(`  ${linkText(space, link)}`);
  for (const route of space.routes.filter(({ table }) => table !== 'local'))
    lines.push(`  ${routeText(route)}`);
  // What every namespace has: local, main and default, for both families.
  const rules = space.rules.filter(
    ({ priority, selector }) => !([0, 32766, 32767].includes(priority) && selector === 'from all'),
  );
  for (const { priority, selector, action } of rules) lines.push(`  rule ${priority}: ${selector} ${action}`);
  for (const { address, dev } of space.proxies) lines.push(`  answers for ${address} at ${dev}`);
  for (const { port, vlan, vni } of space.vlanTunnels) lines.push(`  VLAN ${vlan} at ${port} is VNI ${vni}`);
  for (const { port, first, last } of space.vnis)
    lines.push(`  ${port} lets in VNI ${first === last ? first : `${first}-${last}`}`);
  for (const { dev, kind, drops } of space.qdiscs)
    lines.push(`  qdisc ${kind} at ${dev}${drops > 0 ? `, ${drops} dropped` : ''}`);
  for (const { dev, side, kind, actions } of space.filters) {
    const does = actions.map(({ kind: action, verdict, to }) =>
      [action, verdict, to].filter(Boolean).join(' '),
    );
    lines.push(`  filter ${kind} at ${side} of ${dev}: ${does.join(', ') || 'no action'}`);
  }
  for (const chain of space.chains.filter(({ hook }) => hook !== null)) lines.push(`  ${chainText(chain)}`);
  for (const rule of space.nat) lines.push(`  nat ${natText(rule)}`);
  for (const words of holderTexts(space)) lines.push(`  ${words}`);
  return lines.join('\n');
}

function routeText({ type, destination, via, dev, table, metric, flags }: Route): string {
  return [
    type === 'unicast' ? 'route' : `route ${type}`,
    destination,
    ...(via === null ? [] : [`via ${via}`]),
    ...(dev === null ? [] : [`dev ${dev}`]),
    ...(table === 'main' ? [] : [`table ${table}`]),
    ...(metric === 0 || table === 'main' ? [] : [`metric ${metric}`]),
    ...flags,
  ].join(' ');
}

function chainText({ family, table, name, hook, policy, rules, from }: FirewallChain): string {
  const many = rules.length === 1 ? '1 rule' : `${rules.length} rules`;
  const by = from === 'nft' ? '' : ', iptables-legacy';
  return `chain ${family} ${table} ${name} at ${hook ?? ''}: ${many}, policy ${policy ?? 'none'}${by}`;
}

/** A program that holds several queues of a tap is listed once. */
function holderTexts({ tunHolders }: NetworkNamespace): string[] {
  const counts = new Map<string, number>();
  for (const { link, comm, pid } of tunHolders) {
    const words = `${link} is held by ${comm} (pid ${pid}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => `${words}${count > 1 ? `, ${count} queues` : ''})`);
}

function linkText(space: NetworkNamespace, link: Link): string {
  const words = [link.name.padEnd(10), link.up ? 'up' : 'down', `state ${link.state}`];
  if (link.kind !== null) words.push(link.kind);
  if (link.master !== null) words.push(`${memberWord(space, link)} ${link.master}`);
  if (isBlocked(link)) words.push(String(link.portDetails['state']));
  if (link.below?.name) {
    const where = link.below.namespace === null ? '' : ` in ${link.below.namespace}`;
    words.push(`${link.kind === 'veth' ? 'joined to' : 'on'} ${link.below.name}${where}`);
  }
  if (link.kind === 'veth' && link.below?.name === null) words.push('joined to a NIC in an unseen namespace');
  if (link.xdp !== null) words.push(`XDP program ${link.xdp}`);
  const addresses = link.addresses.map(({ address, prefixLength, flags }) => {
    const odd = flags.filter((flag) => flag === 'tentative' || flag === 'dadfailed');
    return [`${address}/${prefixLength}`, ...odd].join(' ');
  });
  return [...words, ...addresses].join('  ');
}
