import type { Link, NetworkNamespace, NetworkState } from './networkState.ts';

/**
 * A text that is equal for two states that a learner would call the same. It leaves out what changes without a learner,
 * or because of a check (the time, timers, processes, neighbours that did not answer, a capture's promiscuous mode), so
 * that a check which pings or captures does not cause another one. Nor does what could not be read: it comes and goes.
 */
export function stateIdentity(state: NetworkState): string {
  return JSON.stringify([state.namespaces.map(namespaceIdentity), state.containers]);
}

/** Counters, which count a check's own packets too. */
const COUNTERS = ['packets', 'drops'];

function withoutCounters(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (COUNTERS.includes(key) ? undefined : inner));
}

/** The details of a link's kind, without those that run like a clock (a bridge's timers). */
export function stillDetails(details: Link['details']): [key: string, value: unknown][] {
  return Object.entries(details).filter(([key]) => !key.endsWith('_timer'));
}

function namespaceIdentity(space: NetworkNamespace): unknown {
  const { inode, host, name, routes, rules, proxies, fdb, vlans, vlanTunnels, vnis } = space;
  const { qdiscs, filters, chains, nat, tunHolders, sysctl } = space;
  const links = space.links.map(linkIdentity);
  const neighbours = space.neighbours.flatMap(({ address, dev, mac }) =>
    mac === null ? [] : [[address, dev, mac]],
  );
  const tables = [routes, rules, neighbours, proxies, fdb, vlans, vlanTunnels, vnis, nat, tunHolders, sysctl];
  return [inode, host, name, links, tables, withoutCounters([qdiscs, filters, chains])];
}

function linkIdentity(link: Link): unknown {
  const still = { details: stillDetails(link.details), portDetails: stillDetails(link.portDetails) };
  return { ...link, ...still, promiscuous: null, losses: null };
}
