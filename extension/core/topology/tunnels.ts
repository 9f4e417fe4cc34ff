import { sameAddress } from '../state/ipPrefix.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import type { Edge } from './topology.ts';
import { nodeId } from './topologyIds.ts';

interface Vtep {
  readonly id: string;
  readonly link: Link;
  readonly space: NetworkNamespace;
}

/**
 * Tunnels between VTEPs of the same kind: each end has the other's address as its remote, both send to one multicast
 * group, or a forwarding entry leads there. The label names differences (VNI, port), because they break the tunnel.
 */
export function findTunnels(state: NetworkState): Edge[] {
  const vteps = state.namespaces.flatMap((space) =>
    space.links
      .filter(({ kind }) => kind === 'vxlan' || kind === 'geneve')
      .map((link) => ({ id: nodeId(space, link.name), link, space })),
  );
  const pairs = vteps.flatMap((one, index) =>
    vteps
      .slice(index + 1)
      .filter((other) => one.link.kind === other.link.kind)
      .filter((other) => leadsTo(one, other) || leadsTo(other, one) || sameGroup(one, other))
      .map((other): [Vtep, Vtep] => (one.id < other.id ? [one, other] : [other, one])),
  );
  const agreed = pairs.filter(([from, to]) => agree(from, to));
  // Ends that disagree are a broken tunnel only if neither has a partner there that it agrees with.
  const hasPartner = (one: Vtep, there: Vtep): boolean =>
    agreed.some(
      ([from, to]) =>
        (from === one && to.space === there.space) || (to === one && from.space === there.space),
    );
  return pairs
    .filter(([from, to]) => agree(from, to) || !(hasPartner(from, to) || hasPartner(to, from)))
    .map(([from, to]) => ({
      id: `${from.id}~${to.id}`,
      kind: 'tunnel',
      from: from.id,
      to: to.id,
      label: labelOf(from, to),
    }));
}

function agree(one: Vtep, other: Vtep): boolean {
  return ['id', 'port'].every((key) => one.link.details[key] === other.link.details[key]);
}

function leadsTo(from: Vtep, to: Vtep): boolean {
  const targets = [
    text(from.link, 'remote'),
    ...from.space.fdb.filter(({ port }) => port === from.link.name).map(({ dst }) => dst),
  ].filter((target) => target !== null);
  const own = to.space.links.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  return targets.some((target) => own.some((address) => sameAddress(address, target)));
}

function sameGroup(one: Vtep, other: Vtep): boolean {
  const group = text(one.link, 'group');
  return group !== null && group === text(other.link, 'group');
}

function labelOf(one: Vtep, other: Vtep): string {
  const words = [
    different(one, other, 'id', 'VNI', 'VNIs differ'),
    different(one, other, 'port', '', 'ports differ'),
  ];
  return words.filter((word) => word !== '').join(', ');
}

/** `same` and the common value, or `differ` and both values; empty for a common value that needs no mention. */
function different(one: Vtep, other: Vtep, key: string, same: string, differ: string): string {
  const [a, b] = [String(one.link.details[key]), String(other.link.details[key])];
  if (a !== b) return `${differ}: ${a} and ${b}`;
  return same === '' ? '' : `${same} ${a}`;
}

function text(link: Link, key: string): string | null {
  const value = link.details[key];
  return typeof value === 'string' ? value : null;
}
