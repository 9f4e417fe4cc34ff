import type { NetworkState } from '../state/networkState.ts';
import { hasAddress, spaceLabel } from '../state/networkLocation.ts';
import { findMacRequests, findErrors, findReply, findRequest } from './findPackets.ts';
import { traceLeg, type LegOptions, type TracedLeg } from './legs.ts';
import { findSightings, type Sighting } from '../capture/sighting.ts';
import { describeVerdict } from '../explain/verdict.ts';
import type { FoundLegs, Observation } from './observation.ts';
import type { Leg, Walk } from './walk.ts';
import { say } from '../language/say.ts';

const MAX_NAMED = 3;

/** Reconstructs a packet's way from what was captured. */
export function buildWalk(observation: Observation): Walk {
  const { probe, from, capture, state } = observation;
  const found = findLegs(observation, findSightings(capture, state));
  const to = targetText(state, probe.address, found.request);
  const { answered, verdict, evidence } = describeVerdict(observation, found, to);
  const legs = [
    found.request,
    found.reply,
    ...found.errors,
    ...found.resolutions.flatMap((resolution) => [resolution.request, resolution.reply]),
  ]
    .filter((leg) => leg !== null)
    .sort((one, other) => one.first.time - other.first.time)
    .map(({ leg }) => leg);
  return { from, to, probe: probe.kind, answered, verdict, evidence, legs };
}

function findLegs(observation: Observation, sightings: readonly Sighting[]): FoundLegs {
  const { probe } = observation;
  const trace = (
    kind: Leg['kind'],
    sighting: Sighting | undefined,
    options: LegOptions = {},
  ): TracedLeg | null =>
    sighting === undefined ? null : traceLeg(kind, sighting.key, sightings, observation, options);
  const home = { home: probe.from };
  const requested = findRequest(probe, sightings);
  const answer = requested && findReply(requested, sightings);
  const request = trace('request', requested, { answer });
  const reply = trace('reply', answer, home);
  const errors = [requested, answer].flatMap((packet) =>
    packet === undefined
      ? []
      : findErrors(packet, sightings).flatMap(
          (sighting) => trace('error', sighting, { home: packet.space ?? undefined }) ?? [],
        ),
  );
  // A namespace that handled the packet may have requested a MAC address first, and perhaps got no reply.
  const visited = new Set(
    [request, reply, ...errors].flatMap((found) => (found ? found.sightings.map(({ space }) => space) : [])),
  ).add(probe.from);
  const end = reply?.leg.delivered ? reply.last.time : Infinity;
  const resolutions = findMacRequests(visited, sightings)
    .filter(({ key, time }) => key !== requested?.key && time <= end)
    .flatMap((sighting) => {
      const cameBack = findReply(sighting, sightings);
      const sentOut = trace('arp request', sighting, { answer: cameBack });
      return sentOut ? [{ request: sentOut, reply: trace('arp reply', cameBack) }] : [];
    });
  return { request, reply, errors, resolutions, sightings };
}

/** The address, and who has it: the namespace that the packet reached, or else those that have it. */
function targetText(state: NetworkState, address: string, request: TracedLeg | null): string {
  const reached = request?.leg.delivered === true ? request.last.space : null;
  const bare = address.replace(/%.*$/, '');
  if (reached !== null && hasAddress(reached, bare)) return `${address} (${spaceLabel(state, reached)})`;
  const owners = [
    ...new Set(
      state.namespaces.filter((space) => hasAddress(space, bare)).map((space) => spaceLabel(state, space)),
    ),
  ];
  // If several have it and the packet reached none of them, its address was rewritten on the way.
  if (owners.length === 0 || (reached !== null && owners.length > 1)) return address;
  const more = owners.length > MAX_NAMED ? say(' or {count} more', { count: owners.length - MAX_NAMED }) : '';
  return `${address} (${owners.slice(0, MAX_NAMED).join(say(' or '))}${more})`;
}
