import type { TracedLeg } from '../walk/legs.ts';
import { innermost } from '../capture/packet.ts';
import type { Sighting } from '../capture/sighting.ts';
import { vrfOf } from '../state/linkMasters.ts';
import { hasAddress, spaceLabel } from '../state/networkLocation.ts';
import type { NetworkNamespace } from '../state/networkState.ts';
import { say } from '../language/say.ts';
import type { Observation } from '../walk/observation.ts';
import type { Clause, Evidence } from './explanation.ts';
import { explainDrop, isCopyForOthers } from './drops/kernelDrop.ts';
import { askSysctl } from './questions/routeLookup.ts';

/** Whether a reply is TCP's refusal. */
export function isRefusal({ first }: TracedLeg): boolean {
  const { network } = innermost(first.packet);
  return network.kind === 'ip' && network.transport.kind === 'tcp' && network.transport.flags.includes('RST');
}

/**
 * Who sent the reset, and why: the target's kernel, because no program accepts connections there; or
 * another host for it.
 */
export function refusal(
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
    return {
      text: say('{by} refuses the connection ({title}): {why}', { by, title: reply.leg.title, why: why.why }),
      evidence: why.evidence,
    };
  if (!isTarget)
    return {
      text: say('{by} refuses the connection ({title}) to {to}', { by, title: reply.leg.title, to }),
      evidence: [],
    };
  const others = listenersOn(known.ask, space, port);
  const elsewhere =
    others.length === 0 ? '' : say('; there is {names}', { names: others.slice(0, 3).join(', ') });
  const apart = others.length === 0 ? null : outsideOfVrf(known.ask, request.last);
  return {
    text: say(
      '{to} refuses the connection ({title}): the packet arrived, and no program takes connections to {address} on port {port}{elsewhere}{outside}',
      {
        to,
        title: reply.leg.title,
        address,
        port,
        elsewhere,
        outside: apart === null ? '' : say(', outside of {words}', { words: apart.words }),
      },
    ),
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
  return { words: say('VRF {vrf} ({name} is 0)', { vrf: vrf.name, name }), shows: `${name} = 0` };
}

/** Programs that listen on this TCP port on other addresses: `docker-proxy on 127.0.0.1:8080` (ss(8)). */
function listenersOn(ask: Observation['ask'], space: NetworkNamespace, port: number): string[] {
  const said = ask(space, ['ss', '-Hltnp']);
  const lines = said?.exitCode === 0 ? said.text.split('\n').map((line) => line.trim().split(/\s+/)) : [];
  return lines.flatMap(([, , , local = '', , users = '']) =>
    local.endsWith(`:${port}`)
      ? [
          say('{program} on {local}', {
            program: /\(\("([^"]+)"/.exec(users)?.[1] ?? say('a program'),
            local,
          }),
        ]
      : [],
  );
}
