import { whyUnanswered } from './lostAtHost.ts';
import { whyUnreachable } from './lost.ts';
import type { TracedLeg } from '../walk/legs.ts';
import { innermost } from '../capture/packet.ts';
import { spaceLabel } from '../state/networkLocation.ts';
import { lookUpRoute } from './routeLookup.ts';
import type { FoundLegs, Observation, Resolution } from '../walk/observation.ts';

/** Whether the probe was answered; if not, where the packet or its reply ended, and why as far as that is known. */
export function describeVerdict(
  observation: Observation,
  found: FoundLegs,
): { answered: boolean; verdict: string } {
  const { request, reply } = found;
  if (reply?.leg.delivered && request) {
    const ms = ((reply.last.time - request.first.time) / 1e6).toFixed(1);
    if (!isRefusal(reply)) {
      return {
        answered: true,
        verdict: `Answered: the ${nameOf(request)} reached ${observation.to}, and the reply came back after ${ms} ms.`,
      };
    }
    return no(
      `${observation.to} refuses the connection (${reply.leg.title}): the packet arrived, and no program listens on port ${observation.probe.port ?? 0}.`,
    );
  }
  const [error] = found.errors.filter(({ leg }) => leg.delivered);
  const lost = whereLost(observation, found);
  if (!error) return no(lost);
  const sender =
    error.first.space === null ? error.first.where : spaceLabel(observation.state, error.first.space);
  return no(`${sender} sent back ${error.leg.title}. ${capital(lost)}`);
}

function no(text: string): { answered: false; verdict: string } {
  return { answered: false, verdict: `Not answered: ${text}` };
}

function whereLost(observation: Observation, { request, reply, resolutions }: FoundLegs): string {
  const { state } = observation;
  const unresolved = resolutions.find(
    (resolution) =>
      resolution.reply?.leg.delivered !== true && !isResolvedLater(resolution.request, resolutions),
  );
  if (reply && !reply.leg.delivered) {
    if (unresolved)
      return `the packet reached ${observation.to}, but for its reply ${describeUnresolved(observation, unresolved)}`;
    return `the packet reached ${observation.to}, but its reply ${ended(reply)}`;
  }
  if (unresolved) return describeUnresolved(observation, unresolved);
  if (!request) return notSent(observation);
  if (!request.leg.delivered) {
    const target = destinationOf(request);
    const reason = request.leg.lost ?? (target === null ? null : whyUnreachable(state, target));
    return `the ${nameOf(request)} ${ended(request, reason)}`;
  }
  const reason = whyNoReply(observation, request);
  return `the ${nameOf(request)} reached ${observation.to}, which sent no reply: ${reason ?? 'a firewall rule, or the program that should reply'}.`;
}

/** Whether the same namespace sent the request again, and got a reply then. */
function isResolvedLater(request: TracedLeg, resolutions: FoundLegs['resolutions']): boolean {
  const target = destinationOf(request);
  return resolutions.some(
    ({ request: other, reply }) =>
      reply?.leg.delivered === true &&
      destinationOf(other) === target &&
      other.first.space === request.first.space,
  );
}

function whyNoReply({ state }: Observation, { last }: TracedLeg): string | null {
  const { space, link } = last;
  return space && link ? whyUnanswered({ state, space, link, sighting: last }) : null;
}

function describeUnresolved(observation: Observation, { request, reply }: Resolution): string {
  const { state } = observation;
  const target = destinationOf(request) ?? '';
  const sender = request.first.space === null ? request.first.where : spaceLabel(state, request.first.space);
  if (reply) return `${sender} asked for ${target} by ARP, and the reply ${ended(reply)}`;
  const reason = request.leg.delivered
    ? whyNoReply(observation, request)
    : (request.leg.lost ?? whyUnreachable(state, target));
  return `${sender} asked for ${target} by ARP and got no reply; the request ${ended(request, reason)}`;
}

function ended({ leg, last, forked }: TracedLeg, reason: string | null = leg.lost): string {
  const because = reason === null ? '.' : `: ${reason}.`;
  if (forked)
    return `went from ${last.where} to ${leg.also.map((way) => way.replace(' (not for it)', '')).join(', ')}${because}`;
  return `was last seen ${last.direction === 'in' ? 'arriving at' : 'leaving'} ${last.where}${because}`;
}

function nameOf({ first, leg }: TracedLeg): string {
  return innermost(first.packet).network.kind === 'arp' ? 'ARP request' : leg.title;
}

function notSent({ probe, output, state, from }: Observation): string {
  const route = lookUpRoute(probe.from, probe.address);
  const down = probe.from.links.filter(({ up, name }) => !up && name !== 'lo').map(({ name }) => name);
  const downText = down.length > 0 ? ` (${down.join(', ')} ${down.length > 1 ? 'are' : 'is'} down)` : '';
  if (route === null)
    return `nothing was sent: ${spaceLabel(state, probe.from)} has no route to ${probe.address}${downText}.`;
  const said = output
    .split('\n')
    .find((line) => /error|unreachable|too long|prohibited|invalid|unknown/i.test(line));
  return `${from} sent nothing${said === undefined ? '' : `, and the probe said: ${said.trim()}`}.`;
}

function destinationOf({ first }: TracedLeg): string | null {
  const { network } = innermost(first.packet);
  if (network.kind === 'arp') return network.target;
  if (network.kind !== 'ip') return null;
  return network.transport.kind === 'icmp' && network.transport.target !== null
    ? network.transport.target
    : network.destination;
}

function isRefusal({ first }: TracedLeg): boolean {
  const { network } = innermost(first.packet);
  return network.kind === 'ip' && network.transport.kind === 'tcp' && network.transport.flags.includes('RST');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
