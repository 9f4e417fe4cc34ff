import { innermost, type Packet } from '../capture/packet.ts';
import { hasAddress, spaceLabel } from '../state/networkLocation.ts';
import type { NetworkNamespace } from '../state/networkState.ts';
import { isRequest } from '../walk/findPackets.ts';
import type { Observation } from '../walk/observation.ts';
import { asksForMac, destinationOf } from './delivery.ts';
import { explanationText, unproven, type Evidence } from './explanation.ts';
import { linkEvidence } from './known.ts';
import { isCopyForOthers } from './drops/kernelDrop.ts';
import { withDrop } from './lost.ts';
import { askRoute } from './questions/routeLookup.ts';
import { say } from '../language/say.ts';

const COMPLAINS =
  /error|unreachable|too long|prohibited|not permitted|invalid|unknown|denied|cannot|no route/i;

/** The probe ran, and no NIC of its namespace was seen sending its packet. */
export function whyNotSent(observation: Observation): { text: string; evidence: readonly Evidence[] } {
  const { probe, state, drops, output, from, framesLeftOut } = observation;
  const here = spaceLabel(state, probe.from);
  const said = output
    .split('\n')
    .find((line) => COMPLAINS.test(line))
    ?.trim();
  const tail = said === undefined ? '' : say('; the probe said: {said}', { said: said.replace(/\.$/, '') });
  const own = drops.filter(
    (one) => (one.space === null || one.space === probe.from) && !isCopyForOthers(one),
  );
  const drop = own.find(({ packet }) => isRequest(probe, innermost(packet)));
  const asking = own.find(({ packet }) => isAskedBy(probe.from, innermost(packet)));
  const dropped = drop ?? asking;
  if (dropped !== undefined) {
    const why = withDrop(observation, dropped, () => unproven([]));
    const what =
      drop !== undefined
        ? say('{from} sent it, but it never left', { from })
        : say('{from} asked for the MAC address of {target}, but the request never left', {
            from,
            target: destinationOf(innermost(dropped.packet)) ?? '?',
          });
    return {
      text: say('{what}: {why}{tail}', { what, why: explanationText(why), tail }),
      evidence: why.evidence,
    };
  }
  if (framesLeftOut > 0)
    return {
      text: say(
        'it was not seen, and {framesLeftOut} frames were missed: there were too many of them, or the machine is too busy{tail}',
        { framesLeftOut, tail },
      ),
      evidence: [],
    };
  const address = probe.address.replace(/%.*$/, '');
  const route = askRoute(state, observation.ask, probe.from, {
    to: address,
    from: probe.source,
    ...(probe.mark === undefined ? {} : { mark: probe.mark }),
  });
  const down = probe.from.links.filter(({ up, name }) => !up && name !== 'lo');
  const names = down
    .map(({ name }) => name)
    .slice(0, 4)
    .join(', ');
  const downText =
    down.length === 0
      ? ''
      : say(' ({names} {count, plural, one {is} other {are}} down)', { names, count: down.length });
  if (route !== null && route.error !== null)
    return {
      text: say('nothing was sent: {here} has no route to {address}{downText}: {error}{tail}', {
        here,
        address: probe.address,
        downText,
        error: route.error,
        tail,
      }),
      evidence: [
        route.evidence,
        ...down.slice(0, 4).map((link) => linkEvidence(state, probe.from, link, say('down'))),
      ],
    };
  if (route !== null && ['blackhole', 'unreachable', 'prohibit', 'throw'].includes(route.type))
    return {
      text: say('nothing was sent: the route of {here} to {address} is {type}{tail}', {
        here,
        address: probe.address,
        type: route.type,
        tail,
      }),
      evidence: [route.evidence],
    };
  const looked =
    route === null ? '' : say('. Looked at: its route, {shows}', { shows: route.evidence.shows });
  return {
    text: say('no packet was seen leaving {here}, and why is not known{tail}{looked}', {
      here,
      tail,
      looked,
    }),
    evidence: [],
  };
}

/** Whether a request for a MAC address is one that the namespace sent itself. */
function isAskedBy(space: NetworkNamespace, packet: Packet): boolean {
  const { network } = packet;
  if (!asksForMac(packet) || network.kind === 'unknown') return false;
  return hasAddress(space, network.kind === 'arp' ? network.sender : network.source);
}
