import type { TracedLeg } from '../walk/legs.ts';
import { innermost } from '../capture/packet.ts';
import type { Sighting } from '../capture/sighting.ts';
import { spaceLabel } from '../state/networkLocation.ts';
import type { FoundLegs, Observation, Resolution } from '../walk/observation.ts';
import { isReplyTo } from '../walk/findPackets.ts';
import {
  explanationText,
  because,
  capital,
  type Clause,
  type Evidence,
  type Explanation,
} from './explanation.ts';
import { asksForMac, destinationOf } from './delivery.ts';
import { describeLoop } from './loop.ts';
import { withDrop } from './lost.ts';
import { isCopyForOthers } from './drops/kernelDrop.ts';
import { whyNotSent } from './notSent.ts';
import { natEntries } from './questions/natEntry.ts';
import { isRefusal, refusal } from './refusal.ts';
import { routeOfReply, whyUnanswered } from './unanswered.ts';
import { say } from '../language/say.ts';

export interface Verdict {
  readonly answered: boolean;
  readonly verdict: string;
  readonly evidence: readonly Evidence[];
}

/** Whether the probe was answered; if not, where the packet or its reply ended, and why as far as that is proven. */
export function describeVerdict(observation: Observation, found: FoundLegs, to: string): Verdict {
  const verdict = withoutNat(observation, found, to);
  const rewritten = natEntries(observation.state, observation.ask, found.request?.sightings ?? []);
  return { ...verdict, evidence: [...verdict.evidence, ...rewritten] };
}

function withoutNat(observation: Observation, found: FoundLegs, to: string): Verdict {
  const { request, reply } = found;
  if (reply?.leg.delivered && request) {
    const ms = ((reply.last.time - request.first.time) / 1e6).toFixed(1);
    if (!isRefusal(reply)) {
      return {
        answered: true,
        verdict: say('Answered: the {packet} reached {to}, and the reply came back after {ms} ms.', {
          packet: nameOf(request),
          to,
          ms,
        }),
        evidence: [],
      };
    }
    return no(refusal(observation, request, reply, to));
  }
  const [error] = found.errors.filter((leg) => leg.leg.delivered && !isRedirect(leg));
  const lost = inStorm(observation, found, whereLost(observation, found, to));
  if (!error) return no(lost);
  const sender =
    error.first.space === null ? error.first.where : spaceLabel(observation.state, error.first.space);
  const sent = say('{sender} sent back {title}', { sender, title: error.leg.title });
  return no({
    text: say('{sent}. {lost}', { sent, lost: capital(lost.text) }),
    evidence: [...lost.evidence, { kind: 'error', where: error.first.where, shows: sent }],
  });
}

/** What comes by again and again may keep the packet from coming through, though it is another one. */
function inStorm({ state, framesRepeated }: Observation, { sightings }: FoundLegs, lost: Clause): Clause {
  if (framesRepeated === 0 || lost.text.includes(say('it loops'))) return lost;
  const often = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const known = often.get(sighting.key);
    if (known) known.push(sighting);
    else often.set(sighting.key, [sighting]);
  }
  const [most = []] = [...often.values()].toSorted((one, other) => other.length - one.length);
  const loop = describeLoop(state, most, 1);
  if (loop?.why == null) return lost;
  const frames = say('{framesRepeated} more frames that were not kept', { framesRepeated });
  const text = say('{text}. Another packet floods the network ({frames}): {why}', {
    text: withoutStop(lost.text),
    frames,
    why: loop.why,
  });
  return { text, evidence: [...lost.evidence, ...loop.evidence] };
}

function no({ text, evidence }: Clause): Verdict {
  return { answered: false, verdict: say('Not answered: {text}.', { text: withoutStop(text) }), evidence };
}

function whereLost(observation: Observation, found: FoundLegs, to: string): Clause {
  const { request, reply, resolutions } = found;
  const open = resolutions.filter(
    (resolution) =>
      resolution.reply?.leg.delivered !== true && !isResolvedLater(resolution.request, resolutions),
  );
  if (reply && !reply.leg.delivered) {
    const unresolved = open.find((resolution) => isWaitedFor(reply, resolution));
    if (unresolved)
      return prefixed(
        (rest) => say('the packet reached {to}, but for the reply {rest}', { to, rest }),
        describeUnresolved(observation, unresolved),
      );
    return prefixed(
      (rest) => say('the packet reached {to}, but its reply {rest}', { to, rest }),
      ended(reply),
    );
  }
  const unresolved = request
    ? open.find((resolution) => isWaitedFor(request, resolution))
    : open.find(({ request: { first } }) => first.space === observation.probe.from);
  if (unresolved) return describeUnresolved(observation, unresolved);
  if (!request) return whyNotSent(observation);
  if (!request.leg.delivered) {
    return prefixed((rest) => say('the {packet} {rest}', { packet: nameOf(request), rest }), ended(request));
  }
  const reason = whyNoReply(observation, request);
  const waits = reason.why === null ? replyWaits(observation, request, open) : null;
  if (waits)
    return prefixed(
      (rest) =>
        say('the {packet} reached {to}, but for the reply {rest}', { packet: nameOf(request), to, rest }),
      waits,
    );
  return {
    text: say('the {packet} reached {to}, and no reply was seen: {why}', {
      packet: nameOf(request),
      to,
      why: noReplyText(reason),
    }),
    evidence: reason.evidence,
  };
}

/** Its reply would go to somebody whose MAC address was asked for, and nobody answered. */
function replyWaits(
  observation: Observation,
  { last }: TracedLeg,
  open: readonly Resolution[],
): Clause | null {
  const { space, link, packet } = last;
  const { network } = innermost(packet);
  if (space === null || link === null || network.kind !== 'ip') return null;
  const { state } = observation;
  const back = routeOfReply({ known: observation, state, space, link, sighting: last }, network);
  if (back?.type !== 'unicast') return null;
  const next = back.via ?? network.source;
  const asked = open.find(
    ({ request: { first } }) => first.space === space && destinationOf(innermost(first.packet)) === next,
  );
  if (asked === undefined) return null;
  const { text, evidence } = describeUnresolved(observation, asked);
  return { text, evidence: [back.evidence, ...evidence] };
}

function noReplyText(reason: Explanation): string {
  return explanationText(reason).replace(say('why it went no further is not known'), say('why is not known'));
}

/**
 * Whether a packet ended where somebody asks for a MAC address and gets none. Others ask too, for reasons of their own;
 * and what the kernel dropped for another reason did not wait for an answer.
 */
function isWaitedFor({ leg, last, end }: TracedLeg, { request }: Resolution): boolean {
  if (leg.delivered || request.first.space !== last.space) return false;
  const kernel = (end?.evidence ?? []).find(({ kind }) => kind === 'kernel');
  return (
    kernel === undefined || kernel.shows.includes('NEIGH_') || kernel.shows.includes(say('no reason given'))
  );
}

function prefixed(join: (rest: string) => string, { text, evidence }: Clause): Clause {
  return { text: join(text), evidence };
}

/** Whether the same namespace sent the request again, and got a reply then. */
function isResolvedLater(request: TracedLeg, resolutions: FoundLegs['resolutions']): boolean {
  const target = destinationOf(innermost(request.first.packet));
  return resolutions.some(
    ({ request: other, reply }) =>
      reply?.leg.delivered === true &&
      destinationOf(innermost(other.first.packet)) === target &&
      other.first.space === request.first.space,
  );
}

/** Where the packet arrived: its reply was dropped before it left, or the packet itself before anybody read it. */
function whyNoReply(observation: Observation, { last, first }: TracedLeg): Explanation {
  const { space, link } = last;
  const sent = innermost(first.packet).network;
  const replyDrop = observation.drops.find(
    (drop) => drop.time >= first.time && isReplyTo(sent, innermost(drop.packet).network),
  );
  if (replyDrop !== undefined) {
    const why = withDrop(observation, replyDrop, () =>
      because(say('the kernel drops it, and gives no reason')),
    );
    return {
      ...why,
      why: say('it replied, and the reply ended there: {why}', { why: explanationText(why) }),
    };
  }
  const drop = observation.drops.findLast(
    (one) => one.key === last.key && !isCopyForOthers(one) && (one.space === null || one.space === space),
  );
  return withDrop(observation, drop, () =>
    space && link
      ? whyUnanswered({ known: observation, state: observation.state, space, link, sighting: last })
      : {
          why: null,
          evidence: [],
          looked: [],
          unseen: [say('what is behind {where}', { where: last.where })],
        },
  );
}

function describeUnresolved(observation: Observation, { request, reply }: Resolution): Clause {
  const { state } = observation;
  const target = destinationOf(innermost(request.first.packet)) ?? '';
  const sender = request.first.space === null ? request.first.where : spaceLabel(state, request.first.space);
  const by = innermost(request.first.packet).network.kind === 'arp' ? 'ARP' : say('neighbour solicitation');
  const asked = say('{sender} asked for the MAC address of {target} by {by}', { sender, target, by });
  if (reply) return prefixed((rest) => say('{asked}, and the reply {rest}', { asked, rest }), ended(reply));
  const before = (rest: string): string =>
    say('{asked} and got no reply; the request {rest}', { asked, rest });
  if (request.leg.delivered) {
    const reason = whyNoReply(observation, request);
    const text = say('arrived at {where}: {why}', { where: request.last.where, why: noReplyText(reason) });
    return prefixed(before, { text, evidence: reason.evidence });
  }
  return prefixed(before, ended(request));
}

function ended({ leg, last, forked, end: reason }: TracedLeg): Clause {
  const because = reason === null ? '' : say(': {reason}', { reason: explanationText(reason) });
  const evidence = reason?.evidence ?? [];
  if (forked) {
    const copies = leg.also.map((way) => way.replace(say(' (not for it)'), '')).join(', ');
    return {
      text: say('went from {where} to {copies}{because}', { where: last.where, copies, because }),
      evidence,
    };
  }
  const { where } = last;
  return {
    text:
      last.direction === 'in'
        ? say('was last seen arriving at {where}{because}', { where, because })
        : say('was last seen leaving {where}{because}', { where, because }),
    evidence,
  };
}

function nameOf({ first, leg }: TracedLeg): string {
  const { network } = innermost(first.packet);
  if (network.kind === 'arp') return say('ARP request');
  return asksForMac(innermost(first.packet)) ? say('neighbour solicitation') : leg.title;
}

/** A redirect is advice: the packet it is about was sent on (RFC 1812, section 5.2.7.2). */
function isRedirect({ first }: TracedLeg): boolean {
  const { network } = innermost(first.packet);
  if (network.kind !== 'ip' || network.transport.kind !== 'icmp') return false;
  return network.transport.type === (network.version === 4 ? 5 : 137);
}

function withoutStop(text: string): string {
  return text.replace(/[.。]$/, '');
}
