import { innermost, type Ip } from '../../capture/packet.ts';
import type { Sighting } from '../../capture/sighting.ts';
import { spaceLabel } from '../../state/networkLocation.ts';
import type { NetworkState } from '../../state/networkState.ts';
import type { Evidence } from '../explanation.ts';
import type { Ask } from './ask.ts';

/**
 * What the kernel remembers of a packet's connection, in each namespace that rewrote its addresses on this way
 * (conntrack(8)): the entry decides, whatever the rules say by now.
 */
export function natEntries(state: NetworkState, ask: Ask, way: readonly Sighting[]): Evidence[] {
  return way.flatMap((to, index) => {
    const from = way[index - 1];
    const before = from && innermost(from.packet).network;
    const after = innermost(to.packet).network;
    if (!from?.space || from.space !== to.space || before?.kind !== 'ip' || after.kind !== 'ip') return [];
    if (endsOf(before) === endsOf(after)) return [];
    const protocol = before.transport.kind;
    if (protocol === 'other') return [];
    const family = before.version === 6 ? ['-f', 'ipv6'] : [];
    const name = protocol === 'icmp' && before.version === 6 ? 'icmpv6' : protocol;
    const filter = ['-p', name, '--orig-src', before.source, '--orig-dst', before.destination];
    const said = ask(from.space, ['conntrack', '-L', ...family, ...filter]);
    const where = spaceLabel(state, from.space);
    const entry = said?.exitCode === 0 ? entryOf(said.text, before) : undefined;
    return entry === undefined ? [] : [{ kind: 'connection', where, shows: entry } satisfies Evidence];
  });
}

function endsOf({ source, destination, transport }: Ip): string {
  const ports = transport.kind === 'tcp' || transport.kind === 'udp';
  return ports
    ? `${source} ${transport.source} ${destination} ${transport.destination}`
    : `${source} ${destination}`;
}

/** The line of this packet's own connection, without what counts down in it. */
function entryOf(text: string, { transport }: Ip): string | undefined {
  const own =
    transport.kind === 'tcp' || transport.kind === 'udp'
      ? ` sport=${transport.source} dport=${transport.destination} `
      : transport.kind === 'icmp'
        ? ` id=${transport.id} `
        : ' ';
  return text
    .split('\n')
    .find((line) => line.includes('src=') && line.includes(own))
    ?.trim()
    .replace(/^(\S+)\s+\d+(\s+\d+)?\s+/, '$1 ')
    .replace(/\s+(mark|use|secctx|zone)=\S+/g, '');
}
