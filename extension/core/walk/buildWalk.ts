import type { NetworkState } from '../state/networkState.ts';
import { findAsked, findErrors, findReply, findRequest } from './findPackets.ts';
import { traceLeg, type TracedLeg } from './legs.ts';
import type { Probe } from './probe.ts';
import { findSightings, type Sighting } from '../capture/sighting.ts';
import { describeVerdict } from '../explain/verdict.ts';
import type { FoundLegs, Observation } from './observation.ts';
import type { Leg, Walk } from './walk.ts';

/** Makes the story of a packet out of what was captured. */
export function buildWalk(observation: Observation): Walk {
  const { probe, from, to, capture, state } = observation;
  const sightings = findSightings(capture, state);
  const found = findLegs(probe, sightings, state);
  const { answered, verdict } = describeVerdict(observation, found);
  const legs = [
    found.request,
    found.reply,
    ...found.errors,
    ...found.asked.flatMap(({ question, answer }) => [question, answer]),
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
  const request = sent && answeredBeyond(sent, reply);
  const errors = requested
    ? findErrors(requested, sightings).flatMap((sighting) => trace('error', sighting, true) ?? [])
    : [];
  // Whoever handled the packet may have had to ask for a MAC address first, the next one in vain.
  const visited = new Set(
    [request, reply, ...errors].flatMap((found) => (found ? found.sightings.map(({ space }) => space) : [])),
  ).add(probe.from);
  const end = reply?.leg.delivered ? reply.last.time : Infinity;
  const asked = findAsked(visited, sightings)
    .filter(({ key, time }) => key !== requested?.key && time <= end)
    .flatMap((sighting) => {
      const question = trace('arp request', sighting);
      const answer = trace('arp reply', findReply(sighting, sightings));
      return question ? [{ question: answeredBeyond(question, answer), answer }] : [];
    });
  return { request, reply, errors, asked };
}

/** What left for a program behind a tap, or for the world outside, and was answered from there, was delivered there. */
function answeredBeyond(asked: TracedLeg, answer: TracedLeg | null): TracedLeg {
  const { last, leg } = asked;
  if (leg.delivered || answer === null || last.direction !== 'out') return asked;
  const { direction, space, name } = answer.first;
  if (direction !== 'in' || space !== last.space || name !== last.name) return asked;
  return { ...asked, forked: false, leg: { ...leg, delivered: true, lost: null } };
}
