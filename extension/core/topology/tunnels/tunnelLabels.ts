import { say } from '../../language/say.ts';
import type { TunnelEnd } from './tunnelEnds.ts';

/** As many VNIs as a label has room for. */
const MOST = 4;

/**
 * The label of a tunnel: its VNIs or key, and where its ends differ. `agree` is false if a difference lets nothing
 * through.
 */
export function tunnelLabel(
  one: TunnelEnd,
  other: TunnelEnd,
): { readonly label: string; readonly agree: boolean } {
  const { kind } = one.link;
  if (kind !== 'vxlan' && kind !== 'geneve') return keyLabel(one, other);
  const ports = [one, other].map(({ link }) => String(link.details['port']));
  const samePort = ports[0] === ports[1];
  const portWords = samePort ? '' : say('ports differ: {ports}', { ports: ports.join(say(' and ')) });
  const [here, there] = [vnisOf(one), vnisOf(other)];
  if (here === null || there === null) {
    const known = here ?? there;
    const words = known === null ? say('any VNI') : vniWords(known);
    return { label: joined(words, portWords), agree: samePort };
  }
  const common = here.filter((vni) => there.includes(vni));
  if (common.length === 0) {
    const differ = say('VNIs differ: {vnis}', { vnis: [here, there].map(listed).join(say(' and ')) });
    return { label: joined(differ, portWords), agree: false };
  }
  const only = (own: readonly number[], others: readonly number[], { link, space }: TunnelEnd): string => {
    const alone = own.filter((vni) => !others.includes(vni));
    const at = { vnis: vniWords(alone), link: link.name, place: space.name ?? space.host };
    return alone.length === 0 ? '' : say('{vnis} only at {link} in {place}', at);
  };
  return {
    label: joined(vniWords(common), only(here, there, one), only(there, here, other), portWords),
    agree: samePort,
  };
}

/** The VNIs of an end, in order; null where each packet brings its own and nothing bounds them. */
function vnisOf({ link, space }: TunnelEnd): number[] | null {
  if (link.details['external'] !== true) return [Number(link.details['id'] ?? 0)];
  const own = <T extends { readonly port: string }>(entries: readonly T[]): T[] =>
    entries.filter(({ port }) => port === link.name);
  const filtered = own(space.vnis).flatMap(({ first, last }) =>
    Array.from({ length: Math.min(last - first + 1, 4096) }, (_, i) => first + i),
  );
  const mapped = own(space.vlanTunnels).map(({ vni }) => vni);
  // The filter lets in no other, and the bridge puts in no other.
  const isFiltered = link.details['vnifilter'] === true;
  if (mapped.length === 0) return isFiltered ? filtered : null;
  const both = isFiltered ? mapped.filter((vni) => filtered.includes(vni)) : mapped;
  return [...new Set(both)].sort((a, b) => a - b);
}

function vniWords(vnis: readonly number[]): string {
  const values = { vnis: listed(vnis) };
  return vnis.length === 1 ? say('VNI {vnis}', values) : say('VNIs {vnis}', values);
}

function listed(vnis: readonly number[]): string {
  if (vnis.length === 0) return say('none');
  const more = vnis.length > MOST ? [say('{count} more', { count: vnis.length - MOST })] : [];
  return [...vnis.slice(0, MOST).map(String), ...more].join(', ');
}

const NAMES: Readonly<Record<string, string>> = {
  gre: 'GRE',
  gretap: 'GRE (Ethernet)',
  erspan: 'ERSPAN',
  ip6gre: 'GRE',
  ip6gretap: 'GRE (Ethernet)',
  ipip: 'IPIP',
  sit: 'SIT',
  ip6tnl: 'IPv6 tunnel',
  vti: 'VTI',
  vti6: 'VTI',
  wireguard: 'WireGuard',
};

/** A key that one end puts in must be the one that the other end takes out. */
function keyLabel(one: TunnelEnd, other: TunnelEnd): { label: string; agree: boolean } {
  const name = NAMES[one.link.kind ?? ''] ?? one.link.kind ?? '';
  const [sent, taken] = [keyOf(one, 'okey'), keyOf(other, 'ikey')];
  const [sentBack, takenBack] = [keyOf(other, 'okey'), keyOf(one, 'ikey')];
  const agree = sent === taken && sentBack === takenBack;
  const keys = [sent, taken].map((key) => (key === null ? say('none') : String(key)));
  if (!agree)
    return { label: joined(name, say('keys differ: {keys}', { keys: keys.join(say(' and ')) })), agree };
  return { label: joined(name, sent === null ? '' : say('key {key}', { key: String(sent) })), agree };
}

/** iproute2 prints a key of 32 bits as an IPv4 address. */
function keyOf({ link }: TunnelEnd, key: 'ikey' | 'okey'): number | null {
  const value = link.details[key];
  if (typeof value !== 'string') return null;
  return value.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(', ');
}
