import { natText } from './natText.ts';
import { unreadText, type Link, type NetworkNamespace, type NetworkState } from './networkState.ts';

/** The network state as text: a heading for each namespace, a line for each link, then its details. */
export function stateText(state: NetworkState): string {
  const parts = state.namespaces.map(namespaceText);
  for (const container of state.containers) {
    const addresses = container.addresses.map(({ address }) => address).join(', ');
    parts.push(
      `container ${container.name} (${container.image}) ${container.running ? 'running' : 'stopped'} ${addresses}`,
    );
  }
  if (state.unread.length > 0) parts.push(unreadText(state.unread));
  return parts.join('\n\n');
}

function namespaceText(space: NetworkNamespace): string {
  const lines = [space.name === null ? space.host : `${space.host} / ${space.name}`];
  for (const link of space.links) lines.push(`  ${linkText(link)}`);
  for (const route of space.routes) {
    if (route.table !== 'main') continue;
    const via = route.via === null ? '' : ` via ${route.via}`;
    lines.push(`  route ${route.destination}${via}${route.dev === null ? '' : ` dev ${route.dev}`}`);
  }
  for (const rule of space.nat) lines.push(`  nat ${natText(rule)}`);
  for (const holder of space.tunHolders)
    lines.push(`  ${holder.link} is held by ${holder.comm} (pid ${holder.pid})`);
  return lines.join('\n');
}

function linkText(link: Link): string {
  const words = [link.name.padEnd(10), link.up ? 'up' : 'down', `state ${link.state}`];
  if (link.kind !== null) words.push(link.kind);
  if (link.master !== null) words.push(`port of ${link.master}`);
  if (link.below?.name) {
    const where = link.below.namespace === null ? '' : ` in ${link.below.namespace}`;
    words.push(`${link.kind === 'veth' ? 'joined to' : 'on'} ${link.below.name}${where}`);
  }
  const addresses = link.addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`);
  return [...words, ...addresses].join('  ');
}
