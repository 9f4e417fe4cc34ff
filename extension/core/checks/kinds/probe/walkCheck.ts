import { phrases, say } from '../../../language/say.ts';
import { z } from 'zod';
import { failureText } from '../../../failure/failure.ts';
import { VM_HOST, type Machine } from '../../../machine/machine.ts';
import { probeOf } from '../../../walk/probe.ts';
import { runWalk } from '../../../walk/runWalk.ts';
import type { Hop, Walk } from '../../../walk/walk.ts';
import { CouldNotRun, type ExecView } from '../../checkKind.ts';
import { nameField, portField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';
import { sameAddress } from '../../../state/ipPrefix.ts';

const place = {
  link: nameField.optional(),
  host: nameField.optional(),
  netns: nameField.optional(),
};

const schema = {
  walk: nameField.describe('Where the packet goes: an address, or a place such as `b:container1`.'),
  from: nameField
    .optional()
    .describe('Where it starts, as a place: `red`, `a:container1`, `a`. Default: `host` and `netns`.'),
  tcp: portField.optional().describe('Connect to this TCP port, instead of a ping.'),
  arp: z.boolean().optional().describe('True: send an ARP request, instead of a ping.'),
  size: z.int().min(0).max(65_507).optional().describe('Bytes of payload of the ping.'),
  passes: z
    .strictObject({
      ...place,
      vni: z.int().min(0).max(16_777_215).optional(),
      port: portField.optional(),
      vlan: z.int().min(1).max(4094).optional(),
      source: nameField.optional(),
      destination: nameField.optional(),
    })
    .optional()
    .describe(
      'A link on the packet’s path, by `link`, `host` and `netns`, and what the packet is there: in a tunnel with that `vni` and UDP `port`, tagged with `vlan`, from `source`, to `destination`.',
    ),
  avoids: z
    .strictObject(place)
    .optional()
    .describe('A link, by `link`, `host` and `netns`, that the packet’s path must not contain.'),
  answered: z
    .boolean()
    .optional()
    .describe('Whether the packet must get a reply. Default: true, unless `passes` or `avoids` is there.'),
};

const LOOPBACK = 'lo';

type WalkCheck = FieldsOf<typeof schema>;
type Passes = NonNullable<WalkCheck['passes']>;

const describeWalk = (check: WalkCheck): string =>
  [
    say('the packet to {address}', { address: check.walk }),
    [
      check.passes && say('passes {link}', { link: passage(check.passes) }),
      check.avoids && say('does not pass {link}', { link: passage(check.avoids) }),
      mustGetReply(check) && say('gets a reply'),
      check.answered === false && say('gets no reply'),
    ]
      .filter(Boolean)
      .join(say(', and ')),
  ].join(' ');

function passage({ link = 'a link', netns, host, vni, port, vlan, source, destination }: Passes): string {
  return phrases([
    link,
    netns && say('in {place}', { place: netns }),
    host && say('on {link}', { link: host }),
    vni !== undefined && say('in a tunnel with VNI {vni}', { vni }),
    port && say('to UDP port {port}', { port }),
    vlan && say('with VLAN tag {vlan}', { vlan }),
    source && say('from {source}', { source }),
    destination && say('to {address}', { address: destination }),
  ]);
}

function mustGetReply({ answered, passes, avoids }: WalkCheck): boolean {
  return answered ?? (passes === undefined && avoids === undefined);
}

/** A look at one hop: a field that the author left out fits anything. */
function fits(wanted: Passes, hop: Hop): boolean {
  const { link, host, netns, vni, port, vlan, source, destination } = wanted;
  return (
    (link === undefined || link === hop.link) &&
    (host === undefined || host === hop.host) &&
    (netns === undefined || netns === hop.netns) &&
    (vni === undefined || vni === hop.tunnel?.vni) &&
    (port === undefined || port === hop.tunnel?.port) &&
    (vlan === undefined || hop.tags.includes(vlan)) &&
    (source === undefined || isEnd(source, hop.source)) &&
    (destination === undefined || isEnd(destination, hop.destination))
  );
}

/** `10.0.0.1` also means `10.0.0.1:80`. */
function isEnd(wanted: string, have: string): boolean {
  return wanted === have || sameAddress(wanted, have) || have.startsWith(`${wanted}:`);
}

/** The path there, without the ARP request before it and the reply after it. */
function pathThere(walk: Walk): Hop[] {
  return walk.legs.filter(({ kind }) => kind === 'request').flatMap((leg) => leg.hops);
}

function judge(check: WalkCheck, walk: Walk): boolean {
  const hops = pathThere(walk);
  if (neverLeaves(walk) && check.passes?.link !== LOOPBACK) return false;
  const { passes, avoids, answered } = check;
  return (
    (passes === undefined || hops.some((hop) => fits(passes, hop))) &&
    // A packet that was never sent avoids everything, and proves nothing.
    (avoids === undefined || (hops.length > 0 && !hops.some((hop) => fits(avoids, hop)))) &&
    (!mustGetReply(check) || walk.answered) &&
    (answered !== false || !walk.answered)
  );
}

/** An address of the sender's own replies over lo: nobody was reached. */
function neverLeaves(walk: Walk): boolean {
  const hops = pathThere(walk);
  return hops.length > 0 && hops.every(({ link }) => link === LOOPBACK);
}

/** The path in a few words, and how it ended. */
function describePath(walk: Walk): string {
  if (neverLeaves(walk))
    return say('the packet never leaves {from}: the address is its own', { from: walk.from });
  const path = pathThere(walk).map(({ where, tunnel, tags }) =>
    [
      where,
      tunnel &&
        say('({kind}, VNI {vni}, port {port})', {
          ...{ kind: tunnel.kind, vni: String(tunnel.vni), port: String(tunnel.port) },
        }),
      tags.length > 0 && say('(VLAN {tags})', { tags: tags.join(', ') }),
    ]
      .filter(Boolean)
      .join(' '),
  );
  return path.length === 0
    ? walk.verdict
    : say('its path: {path}. {verdict}', { path: path.join(' → '), verdict: walk.verdict });
}

/** Runs programs for a walk as the check runs them. */
function machineOf(view: ExecView): Pick<Machine, 'exec'> {
  return {
    exec: (host, command, { timeoutMs = 30_000 } = {}) =>
      'argv' in command
        ? view.run('"$@"', command.argv, { host, timeoutMs })
        : view.run(command.script, command.args ?? [], { host, timeoutMs }),
  };
}

/** The path of one packet through all links, as `patchbay walk` reports it. */
export const walkCheck = defineCheck({
  name: 'walk',
  schema,
  example: 'walk: b:container1\nfrom: a:container1\npasses: { link: enp0s8, host: a, vni: 42 }',
  reads: 'machine',
  describe: describeWalk,
  async evaluate(check, view) {
    const own = check.netns === undefined ? view.host : `${view.host}:${check.netns}`;
    const { walk: to, from = own } = check;
    const result = await runWalk(machineOf(view), from, to, {
      ...probeOf(check),
      defaultHost: view.host,
    });
    const wanted = say('{wanted}, from {place}', {
      wanted: describeWalk(check),
      place: from === VM_HOST ? say('the machine') : from,
    });
    if (!result.ok) return { status: 'fail', wanted, seen: failureText(result.failure) };
    const { walk } = result.value;
    // What the machine could not even try says nothing about the learner's work, unless it was to pass somewhere.
    const { passes, answered } = check;
    if (walk.legs.length === 0 && answered === false && passes === undefined)
      throw new CouldNotRun(walk.verdict);
    return { status: judge(check, walk) ? 'pass' : 'fail', wanted, seen: describePath(walk) };
  },
});
