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
  const portWords = samePort ? '' : `ports differ: ${ports.join(' and ')}`;
  const [here, there] = [vnisOf(one), vnisOf(other)];
  if (here === null || there === null) {
    const known = here ?? there;
    const words = known === null ? 'any VNI' : vniWords(known);
    return { label: joined(words, portWords), agree: samePort };
  }
  const common = here.filter((vni) => there.includes(vni));
  if (common.length === 0) {
    return { label: joined(`VNIs differ: ${listed(here)} and ${listed(there)}`, portWords), agree: false };
  }
  const only = (own: readonly number[], others: readonly number[], { link, space }: TunnelEnd): string => {
    const alone = own.filter((vni) => !others.includes(vni));
    return alone.length === 0 ? '' : `${vniWords(alone)} only at ${link.name} in ${space.name ?? space.host}`;
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
  return `${vnis.length === 1 ? 'VNI' : 'VNIs'} ${listed(vnis)}`;
}

function listed(vnis: readonly number[]): string {
  if (vnis.length === 0) return 'none';
  const more = vnis.length > MOST ? [`${vnis.length - MOST} more`] : [];
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
  if (!agree) return { label: `${name}, keys differ: ${sent ?? 'none'} and ${taken ?? 'none'}`, agree };
  return { label: joined(name, sent === null ? '' : `key ${sent}`), agree };
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
