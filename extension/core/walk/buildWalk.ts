import type { NetworkState } from '../state/networkState.ts';
import { findMacRequests, findErrors, findReply, findRequest } from './findPackets.ts';
import { traceLeg, type TracedLeg } from './legs.ts';
import type { Probe } from './probe.ts';
import { findSightings, type Sighting } from '../capture/sighting.ts';
import { describeVerdict } from '../explain/verdict.ts';
import type { FoundLegs, Observation } from './observation.ts';
import type { Leg, Walk } from './walk.ts';

/** Reconstructs a packet's way from what was captured. */
export function buildWalk(observation: Observation): Walk {
  const { probe, from, to, capture, state } = observation;
  const sightings = findSightings(capture, state);
  const found = findLegs(probe, sightings, state);
  const { answered, verdict } = describeVerdict(observation, found);
  const legs = [
    found.request,
    found.reply,
    ...found.errors,
    ...found.resolutions.flatMap((resolution) => [resolution.request, resolution.reply]),
  ]
    .filter((leg) => leg !== null)
    .sort((one, other) => one.first.time - other.first.time)
    .map(({ leg }) => leg);
  return { from, to, probe: probe.kind, answered, verdict, legs };
}

function findLegs(probe: Probe, sightings: readonly Sighting[], state: NetworkState): FoundLegs {
  const trace = (kind: Leg['kind'], sighting: Sighting | undefined, home = false): TracedLeg | null =>
    sighting === undefined
      ? null
      : traceLeg(kind, sighting.key, sightings, state, home ? probe.from : undefined);
  const requested = findRequest(probe, sightings);
  const sent = trace('request', requested);
  const reply = requested ? trace('reply', findReply(requested, sightings), true) : null;
  const request = sent && deliveredBeyond(sent, reply);
  const errors = requested
    ? findErrors(requested, sightings).flatMap((sighting) => trace('error', sighting, true) ?? [])
    : [];
  // A namespace that handled the packet may have requested a MAC address first, and perhaps got no reply.
  const visited = new Set(
    [request, reply, ...errors].flatMap((found) => (found ? found.sightings.map(({ space }) => space) : [])),
  ).add(probe.from);
  const end = reply?.leg.delivered ? reply.last.time : Infinity;
  const resolutions = findMacRequests(visited, sightings)
    .filter(({ key, time }) => key !== requested?.key && time <= end)
    .flatMap((sighting) => {
      const sentOut = trace('arp request', sighting);
      const cameBack = trace('arp reply', findReply(sighting, sightings));
      return sentOut ? [{ request: deliveredBeyond(sentOut, cameBack), reply: cameBack }] : [];
    });
  return { request, reply, errors, resolutions };
}

/** A reply from behind a tap, or from outside the machine, proves that the request was delivered there. */
function deliveredBeyond(request: TracedLeg, reply: TracedLeg | null): TracedLeg {
  const { last, leg } = request;
  if (leg.delivered || reply === null || last.direction !== 'out') return request;
  const { direction, space, name } = reply.first;
  if (direction !== 'in' || space !== last.space || name !== last.name) return request;
  return { ...request, forked: false, leg: { ...leg, delivered: true, lost: null } };
}
