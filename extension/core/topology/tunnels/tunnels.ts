import { sameAddress } from '../../state/ipPrefix.ts';
import type { Link, NetworkState } from '../../state/networkState.ts';
import type { Edge } from '../topology.ts';
import { nodeId } from '../topologyIds.ts';
import { isTunnel, type TunnelEnd } from './tunnelEnds.ts';
import { tunnelLabel } from './tunnelLabels.ts';

/**
 * Tunnels between ends of the same kind: each end has the other's address as its remote, both send to one multicast group,
 * or a forwarding entry leads there. The label names differences (VNI, port, key), because they break the tunnel.
 */
export function findTunnels(state: NetworkState): Edge[] {
  const ends = state.namespaces.flatMap((space) =>
    space.links.filter(isTunnel).map((link): TunnelEnd => ({ id: nodeId(space, link.name), link, space })),
  );
  const pairs = ends.flatMap((one, index) =>
    ends
      .slice(index + 1)
      .filter((other) => one.link.kind === other.link.kind && one.id !== other.id)
      .filter((other) => leadsTo(one, other) || leadsTo(other, one) || sameGroup(one, other))
      .map((other): [TunnelEnd, TunnelEnd] => (one.id < other.id ? [one, other] : [other, one])),
  );
  const described = pairs.map(([from, to]) => ({ from, to, ...tunnelLabel(from, to) }));
  // Ends that disagree are a broken tunnel only if neither has a partner there that it agrees with.
  const hasPartner = (one: TunnelEnd, there: TunnelEnd): boolean =>
    described.some(
      ({ from, to, agree }) =>
        agree && ((from === one && to.space === there.space) || (to === one && from.space === there.space)),
    );
  return described
    .filter(({ from, to, agree }) => agree || !(hasPartner(from, to) || hasPartner(to, from)))
    .map(({ from, to, label }) => ({
      id: `${from.id}~${to.id}`,
      kind: 'tunnel',
      from: from.id,
      to: to.id,
      label,
      blocked: false,
    }));
}

function leadsTo(from: TunnelEnd, to: TunnelEnd): boolean {
  const targets = [
    text(from.link, 'remote'),
    text(from.link, 'remote6'),
    ...from.space.fdb.filter(({ port }) => port === from.link.name).map(({ dst }) => dst),
  ].filter((target) => target !== null);
  // An end that is bound to an address has no other.
  const bound = text(to.link, 'local') ?? text(to.link, 'local6');
  const own =
    bound === null || bound === 'any'
      ? to.space.links.flatMap(({ addresses }) => addresses.map(({ address }) => address))
      : [bound];
  return targets.some((target) => own.some((address) => sameAddress(address, target)));
}

function sameGroup(one: TunnelEnd, other: TunnelEnd): boolean {
  return ['group', 'group6'].some((key) => {
    const group = text(one.link, key);
    return group !== null && group === text(other.link, key);
  });
}

function text(link: Link, key: string): string | null {
  const value = link.details[key];
  return typeof value === 'string' ? value : null;
}
