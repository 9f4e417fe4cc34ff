import type { TracedLeg } from '../walk/legs.ts';
import { innermost } from '../capture/packet.ts';
import type { Sighting } from '../capture/sighting.ts';
import { vrfOf } from '../state/linkMasters.ts';
import { hasAddress, spaceLabel } from '../state/networkLocation.ts';
import type { NetworkNamespace } from '../state/networkState.ts';
import type { FoundLegs, Observation, Resolution } from '../walk/observation.ts';
import { isReplyTo } from '../walk/findPackets.ts';
import { explanationText, because, type Evidence, type Explanation } from './explanation.ts';
import { asksForMac, destinationOf } from './delivery.ts';
import { describeLoop } from './loop.ts';
import { withDrop } from './lost.ts';
import { explainDrop, isCopyForOthers } from './drops/kernelDrop.ts';
import { whyNotSent } from './notSent.ts';
import { natEntries } from './questions/natEntry.ts';
import { askSysctl } from './questions/routeLookup.ts';
import { routeOfReply, whyUnanswered } from './unanswered.ts';

export interface Verdict {
  readonly answered: boolean;
  readonly verdict: string;
  readonly evidence: readonly Evidence[];
}

/** A sentence about what became of a packet, without its capital and full stop, and what proves it. */
interface Clause {
  readonly text: string;
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
        verdict: `Answered: the ${nameOf(request)} reached ${to}, and the reply came back after ${ms} ms.`,
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
  const sent = `${sender} sent back ${error.leg.title}`;
  return no({
    text: `${sent}. ${capital(lost.text)}`,
    evidence: [...lost.evidence, { kind: 'error', where: error.first.where, shows: sent }],
  });
}

/** What comes by again and again may keep the packet from coming through, though it is another one. */
function inStorm({ state, framesRepeated }: Observation, { sightings }: FoundLegs, lost: Clause): Clause {
  if (framesRepeated === 0 || lost.text.includes('it loops')) return lost;
  const often = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const known = often.get(sighting.key);
    if (known) known.push(sighting);
    else often.set(sighting.key, [sighting]);
  }
  const [most = []] = [...often.values()].toSorted((one, other) => other.length - one.length);
  const loop = describeLoop(state, most, 1);
  if (loop?.why == null) return lost;
  const frames = `${framesRepeated} more frames than were kept`;
  const text = `${lost.text.replace(/\.$/, '')}. Another packet floods the network (${frames}): ${loop.why}`;
  return { text, evidence: [...lost.evidence, ...loop.evidence] };
}

function no({ text, evidence }: Clause): Verdict {
  return { answered: false, verdict: `Not answered: ${text}${text.endsWith('.') ? '' : '.'}`, evidence };
}

/** Who sent the reset, and why: the target's kernel, where no program takes connections there; or somebody in its place. */
function refusal(
  { drops, state, probe, ...known }: Observation,
  request: TracedLeg,
  reply: TracedLeg,
  to: string,
): Clause {
  const { space } = reply.first;
  const by = space === null ? reply.first.where : spaceLabel(state, space);
  const drop = drops.find((one) => one.key === request.first.key && !isCopyForOthers(one));
  const why = drop === undefined ? null : explainDrop({ ...known, drops, state }, drop);
  const { network } = innermost(request.last.packet);
  const port =
    network.kind === 'ip' && network.transport.kind === 'tcp'
      ? network.transport.destination
      : (probe.port ?? 0);
  const address = network.kind === 'ip' ? network.destination : probe.address;
  const isTarget = space !== null && hasAddress(space, address) && reply.first.direction === 'out';
  if (why?.why != null && drop?.reason !== 'NO_SOCKET')
    return { text: `${by} refuses the connection (${reply.leg.title}): ${why.why}`, evidence: why.evidence };
  if (!isTarget) return { text: `${by} refuses the connection (${reply.leg.title}) to ${to}`, evidence: [] };
  const others = listenersOn(known.ask, space, port);
  const elsewhere = others.length === 0 ? '' : `; there is ${others.slice(0, 3).join(', ')}`;
  const apart = others.length === 0 ? null : outsideOfVrf(known.ask, request.last);
  return {
    text: `${to} refuses the connection (${reply.leg.title}): the packet arrived, and no program takes connections to ${address} on port ${port}${elsewhere}${apart === null ? '' : `, outside of ${apart.words}`}`,
    evidence: [
      ...others.map((shows): Evidence => ({ kind: 'socket', where: by, shows })),
      ...(apart === null ? [] : [{ kind: 'sysctl' as const, where: by, shows: apart.shows }]),
    ],
  };
}

/** A program that names no VRF listens in none of them, unless a setting says otherwise (vrf.rst of the kernel). */
function outsideOfVrf(
  ask: Observation['ask'],
  { space, link }: Sighting,
): { readonly words: string; readonly shows: string } | null {
  const vrf = space === null || link === null ? null : link.kind === 'vrf' ? link : vrfOf(space, link);
  const name = 'net.ipv4.tcp_l3mdev_accept';
  if (vrf === null || space === null || askSysctl(ask, space, name) !== '0') return null;
  return { words: `VRF ${vrf.name} (${name} is 0)`, shows: `${name} = 0` };
}

/** Programs that listen on this TCP port on other addresses: `docker-proxy on 127.0.0.1:8080` (ss(8)). */
function listenersOn(ask: Observation['ask'], space: NetworkNamespace, port: number): string[] {
  const said = ask(space, ['ss', '-Hltnp']);
  const lines = said?.exitCode === 0 ? said.text.split('\n').map((line) => line.trim().split(/\s+/)) : [];
  return lines.flatMap(([, , , local = '', , users = '']) =>
    local.endsWith(`:${port}`) ? [`${/\(\("([^"]+)"/.exec(users)?.[1] ?? 'a program'} on ${local}`] : [],
  );
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
        `the packet reached ${to}, but for its reply `,
        describeUnresolved(observation, unresolved),
      );
    return prefixed(`the packet reached ${to}, but its reply `, ended(reply));
  }
  const unresolved = request
    ? open.find((resolution) => isWaitedFor(request, resolution))
    : open.find(({ request: { first } }) => first.space === observation.probe.from);
  if (unresolved) return describeUnresolved(observation, unresolved);
  if (!request) return whyNotSent(observation);
  if (!request.leg.delivered) {
    return prefixed(`the ${nameOf(request)} `, ended(request));
  }
  const reason = whyNoReply(observation, request);
  const waits = reason.why === null ? replyWaits(observation, request, open) : null;
  if (waits) return prefixed(`the ${nameOf(request)} reached ${to}, but for its reply `, waits);
  return {
    text: `the ${nameOf(request)} reached ${to}, and no reply was seen: ${noReplyText(reason)}`,
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
  return explanationText(reason).replace('why it went no further is not known', 'why is not known');
}

/**
 * Whether a packet ended where somebody asks for a MAC address and gets none. Others ask too, for reasons of their own;
 * and what the kernel dropped for another reason did not wait for an answer.
 */
function isWaitedFor({ leg, last, end }: TracedLeg, { request }: Resolution): boolean {
  if (leg.delivered || request.first.space !== last.space) return false;
  const kernel = (end?.evidence ?? []).find(({ kind }) => kind === 'kernel');
  return kernel === undefined || /NEIGH_|no reason given/.test(kernel.shows);
}

function prefixed(before: string, { text, evidence }: Clause): Clause {
  return { text: `${before}${text}`, evidence };
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
    const why = withDrop(observation, replyDrop, () => because('the kernel drops it, and gives no reason'));
    return { ...why, why: `it replied, and the reply ended there: ${explanationText(why)}` };
  }
  const drop = observation.drops.findLast(
    (one) => one.key === last.key && !isCopyForOthers(one) && (one.space === null || one.space === space),
  );
  return withDrop(observation, drop, () =>
    space && link
      ? whyUnanswered({ known: observation, state: observation.state, space, link, sighting: last })
      : { why: null, evidence: [], looked: [], unseen: [`what is behind ${last.where}`] },
  );
}

function describeUnresolved(observation: Observation, { request, reply }: Resolution): Clause {
  const { state } = observation;
  const target = destinationOf(innermost(request.first.packet)) ?? '';
  const sender = request.first.space === null ? request.first.where : spaceLabel(state, request.first.space);
  const by = innermost(request.first.packet).network.kind === 'arp' ? 'ARP' : 'neighbour solicitation';
  const asked = `${sender} asked for the MAC address of ${target} by ${by}`;
  if (reply) return prefixed(`${asked}, and the reply `, ended(reply));
  const before = `${asked} and got no reply; the request `;
  if (request.leg.delivered) {
    const reason = whyNoReply(observation, request);
    const text = `arrived at ${request.last.where}: ${noReplyText(reason)}`;
    return prefixed(before, { text, evidence: reason.evidence });
  }
  return prefixed(before, ended(request));
}

function ended({ leg, last, forked, end: reason }: TracedLeg): Clause {
  const because = reason === null ? '' : `: ${explanationText(reason)}`;
  const evidence = reason?.evidence ?? [];
  if (forked) {
    const copies = leg.also.map((way) => way.replace(' (not for it)', '')).join(', ');
    return { text: `went from ${last.where} to ${copies}${because}`, evidence };
  }
  return {
    text: `was last seen ${last.direction === 'in' ? 'arriving at' : 'leaving'} ${last.where}${because}`,
    evidence,
  };
}

function nameOf({ first, leg }: TracedLeg): string {
  const { network } = innermost(first.packet);
  if (network.kind === 'arp') return 'ARP request';
  return asksForMac(innermost(first.packet)) ? 'neighbour solicitation' : leg.title;
}

/** A redirect is advice: the packet it is about was sent on (RFC 1812, section 5.2.7.2). */
function isRedirect({ first }: TracedLeg): boolean {
  const { network } = innermost(first.packet);
  if (network.kind !== 'ip' || network.transport.kind !== 'icmp') return false;
  return network.transport.type === (network.version === 4 ? 5 : 137);
}

function isRefusal({ first }: TracedLeg): boolean {
  const { network } = innermost(first.packet);
  return network.kind === 'ip' && network.transport.kind === 'tcp' && network.transport.flags.includes('RST');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
