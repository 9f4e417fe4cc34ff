import { phrases, say } from '../../../language/say.ts';
import { z } from 'zod';
import { VM_HOST } from '../../../machine/machine.ts';
import { faultOf, type WatchedLinks, type Way } from '../../../reach/judgePair.ts';
import { allPairs, coversPair, isPair, namesOf, type Pair } from '../../../reach/pairs.ts';
import {
  probeArguments,
  PROTOCOLS,
  readAnswers,
  type Protocol,
  type Question,
  type WatchedLink,
} from '../../../reach/probeGuest.ts';
import { parsePrefix, sameAddress } from '../../../state/ipPrefix.ts';
import { failureText } from '../../../failure/failure.ts';
import { findLocation, hasAddress, spaceLabel } from '../../../state/networkLocation.ts';
import type { NetworkNamespace, NetworkState } from '../../../state/networkState.ts';
import { CouldNotRun, type ExecView } from '../../checkKind.ts';
import { nameField, portField } from '../../commonFields.ts';
import { placeName } from '../../inNamespace.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const NO_ADDRESS = 'none';
const MAX_FAULTS = 6;

const pairsField = z.array(z.string().refine(isPair, 'is not a pair such as "red > blue" or "red - blue"'));
const linkField = z
  .strictObject({
    link: nameField.optional(),
    kind: nameField.optional(),
    id: z.int().min(0).max(16_777_215).optional(),
    host: nameField.optional(),
    netns: nameField.optional(),
  })
  .refine(({ link, kind }) => (link ?? kind) !== undefined, 'names neither a link nor a kind');

const schema = {
  reaches: z
    .record(
      nameField,
      z
        .string()
        .refine((text) => text === NO_ADDRESS || parsePrefix(text)?.width === 32, 'is not an IPv4 address'),
    )
    .describe(
      'Places (`red`, `a`, `a:container1`), each with its IPv4 address. Each must reach every other one. The address `none`: it sends only.',
    ),
  pairs: pairsField
    .optional()
    .describe(
      'The pairs that must reach each other: `red > blue` in this direction, `red - blue` in both; `*` is every place. Default: all but those `apart`.',
    ),
  apart: pairsField
    .optional()
    .describe(
      'The pairs that must NOT reach each other: nothing may arrive. Both must be up, with their addresses.',
    ),
  protocols: z
    .array(z.enum(PROTOCOLS))
    .min(1)
    .optional()
    .describe(
      'Default: `[icmp, udp, tcp]`. The check brings its own servers, on ports that the kernel chooses.',
    ),
  port: portField.optional().describe('The port of the servers for UDP and TCP.'),
  source: z
    .string()
    .optional()
    .describe('Which sender the receiver must see: an address, or `kept`: the sender’s own.'),
  hops: z.int().min(0).max(30).optional().describe('How many routers must be between them.'),
  passes: linkField
    .optional()
    .describe(
      'A link that every request and every reply must pass, by `link`, or by `kind` and `id`; and by `netns` and `host` (default: the sender’s host).',
    ),
  avoids: linkField.optional().describe('A link that none may pass; written in the same way.'),
};

type ReachesCheck = FieldsOf<typeof schema>;
interface Endpoint {
  readonly name: string;
  readonly address: string;
  readonly space: NetworkNamespace;
}
interface Cell extends Pair {
  readonly expected: boolean;
}

/** The questions of the table: who must reach whom, and who must not. */
function cellsOf({ reaches, pairs, apart = [] }: ReachesCheck): Cell[] {
  return allPairs(Object.keys(reaches)).flatMap((pair): Cell[] => {
    if (reaches[pair.to] === NO_ADDRESS) return [];
    if (coversPair(apart, pair)) return [{ ...pair, expected: false }];
    return pairs === undefined || coversPair(pairs, pair) ? [{ ...pair, expected: true }] : [];
  });
}

function describeReaches(check: ReachesCheck): string {
  const { apart = [], pairs, protocols = PROTOCOLS, source, hops, passes, avoids } = check;
  return phrases([
    pairs === undefined
      ? say('{places} reach each other', { places: Object.keys(check.reaches).join(', ') })
      : pairs.join(', '),
    apart.length > 0 && say('but not {pairs}', { pairs: apart.join(', ') }),
    say('by {protocols}', { protocols: protocols.map((protocol) => protocol.toUpperCase()).join(', ') }),
    source !== undefined &&
      (source === 'kept' ? say('from their own addresses') : say('from {source}', { source })),
    hops !== undefined && say('over {hops, plural, one {# router} other {# routers}}', { hops }),
    passes && say('through {link}', { link: linkWords(passes) }),
    avoids && say('not through {link}', { link: linkWords(avoids) }),
  ]);
}

/** Why a cell would prove nothing: what is asked is not there, or nobody can ask. */
function noProof(from: Endpoint, to: Endpoint): string | null {
  const up = (space: NetworkNamespace) => space.links.filter((link) => link.up && link.name !== 'lo');
  if (!hasAddress(to.space, to.address))
    return say('{name} does not have {address}', { name: to.name, address: to.address });
  if (
    !up(to.space).some(
      (link) => link.carrier && link.addresses.some((own) => sameAddress(own.address, to.address)),
    )
  )
    return say('the link of {name} with {address} is down', { name: to.name, address: to.address });
  return up(from.space).some(({ addresses }) => addresses.length > 0)
    ? null
    : say('{name} has no address to send from', { name: from.name });
}

/** The links that are meant, and their numbers among all that are watched. */
function watch(
  state: NetworkState,
  wanted: z.output<typeof linkField> | undefined,
  sender: NetworkNamespace,
  watched: WatchedLink[],
): WatchedLinks | undefined {
  if (wanted === undefined) return undefined;
  const { link, kind, id, host = sender.host, netns = null } = wanted;
  const space = state.namespaces.find((one) => one.host === host && one.name === netns);
  const meant = (space?.links ?? []).filter(
    (one) =>
      (link === undefined || one.name === link) &&
      (kind === undefined || one.kind === kind) &&
      (id === undefined || one.details['id'] === id),
  );
  const numbers = meant.map(({ name }) => {
    const inode = space?.inode ?? 0;
    const known = watched.findIndex((one) => one.inode === inode && one.link === name);
    return known >= 0 ? known : watched.push({ inode, link: name }) - 1;
  });
  return {
    numbers,
    name: say('{name} on {host}', { name: linkWords(wanted), host: placeName(host, netns ?? undefined) }),
  };
}

function linkWords({ link, kind, id }: z.output<typeof linkField>): string {
  return link ?? say('a {kind} link{id}', { kind: kind ?? '', id: id === undefined ? '' : ` ${id}` });
}

/** `red → blue (TCP, UDP): it does not arrive`, the same fault of several protocols and of both directions once. */
function tellFaults(faults: readonly { cell: Pair; protocol: Protocol; fault: string }[]): string {
  const lines = new Map<string, { cell: Pair; fault: string; protocols: Set<Protocol> }>();
  for (const { cell, protocol, fault } of faults) {
    const key = `${cell.from}\n${cell.to}\n${fault}`;
    const line = lines.get(key) ?? { cell, fault, protocols: new Set<Protocol>() };
    line.protocols.add(protocol);
    lines.set(key, line);
  }
  const told = [...lines.values()].map(
    ({ cell, fault, protocols }) =>
      `${cell.from} → ${cell.to} (${[...protocols].map((one) => one.toUpperCase()).join(', ')}): ${fault}`,
  );
  const more = told.length > MAX_FAULTS ? [say('and {count} more', { count: told.length - MAX_FAULTS })] : [];
  return [...told.slice(0, MAX_FAULTS), ...more].join('; ');
}

type Endpoints = { readonly places: ReadonlyMap<string, Endpoint> } | { readonly why: string };

function findPlaces({ reaches }: ReachesCheck, state: NetworkState, host: string): Endpoints {
  const places = new Map<string, Endpoint>();
  for (const [name, address] of Object.entries(reaches)) {
    const found = findLocation(state, name, host);
    if (!found.ok) return { why: failureText(found.failure) };
    places.set(name, { name, address, space: found.value.space });
  }
  return { places };
}

async function ask(
  view: ExecView,
  questions: readonly Question[],
  watched: readonly WatchedLink[],
  port?: number,
) {
  const argv = ['patchbay-probe', ...probeArguments(questions, watched, port)];
  const result = await view.run('"$@"', argv, { host: VM_HOST });
  const answers = result.exitCode === 0 ? readAnswers(result.stdout, questions.length) : null;
  if (answers === null) throw new CouldNotRun(result.stderr.trim() || say('the guest did not answer'));
  return answers;
}

/**
 * Who reaches whom, in every direction and by every protocol: one table of questions, asked at once,
 * judged by who replied.
 */
export const reachesCheck = defineCheck({
  name: 'reaches',
  schema,
  example: 'reaches: { red: 192.168.3.11, green: 192.168.3.12, blue: 192.168.3.13 }\napart: [red - blue]',
  reads: 'machine',
  describe: describeReaches,
  async evaluate(check, view) {
    const wanted = describeReaches(check);
    const state = await view.readState();
    const placed = findPlaces(check, state, view.host);
    if ('why' in placed) return { status: 'fail', wanted, seen: placed.why };
    const { places } = placed;
    const strangers = [...(check.pairs ?? []), ...(check.apart ?? [])]
      .flatMap(namesOf)
      .filter((name) => !places.has(name));
    if (strangers[0] !== undefined)
      throw new CouldNotRun(say('no place {place} is in the table', { place: strangers[0] }));

    const watched: WatchedLink[] = [];
    const asked = cellsOf(check).flatMap((cell) => {
      const from = places.get(cell.from);
      const to = places.get(cell.to);
      if (!from || !to) return [];
      const { source, hops } = check;
      const way: Way = {
        source: source === 'kept' ? from.address : source,
        hops,
        passes: watch(state, check.passes, from.space, watched),
        avoids: watch(state, check.avoids, from.space, watched),
      };
      return (check.protocols ?? PROTOCOLS).map((protocol) => ({ cell, from, to, way, protocol }));
    });
    const unproven = asked.flatMap(({ from, to }) => noProof(from, to) ?? []);
    if (unproven[0] !== undefined) {
      return { status: 'fail', wanted, seen: [...new Set(unproven)].slice(0, MAX_FAULTS).join('; ') };
    }
    const questions = asked.map(({ cell, from, to, protocol }): Question => ({
      from: from.space.inode,
      to: to.space.inode,
      address: to.address,
      protocol,
      expected: cell.expected,
    }));
    const nameOf = (inode: number): string => {
      const space = state.namespaces.find((one) => one.inode === inode);
      return space === undefined ? say('somebody else') : spaceLabel(state, space);
    };
    const answers = await ask(view, questions, watched, check.port);
    const faults = asked.flatMap(({ cell, to, way, protocol }, index) => {
      const answer = answers[index];
      const fault = answer && faultOf(answer, cell.expected, to.space.inode, way, nameOf);
      return fault ? [{ cell, protocol, fault }] : [];
    });
    if (faults.length > 0) return { status: 'fail', wanted, seen: tellFaults(faults) };
    return { status: 'pass', wanted, seen: wanted };
  },
});
