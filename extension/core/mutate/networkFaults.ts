import { shellQuote } from '../machine/shellQuote.ts';
import { spaceName } from '../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { networkFacts } from '../difference/networkFacts.ts';

/** A fault in a network that is right. */
export interface NetworkFault {
  readonly name: string;
  /** The commands that make it, for bash in the machine's own namespaces. */
  readonly host: string;
  readonly script: string;
}

/** Faults of one sort for one step: a step with a dozen links does not need a dozen of each. */
const MOST = 4;

/**
 * Faults in what a step added to the network: a link switched off, an address that somebody else has too, a host that may
 * not ask another, a route that takes some packets away.
 */
export function networkFaults(before: NetworkState, after: NetworkState): NetworkFault[] {
  const old = new Set(networkFacts(before).map(({ text }) => text));
  const touched = networkFacts(after).filter(({ text, link }) => !old.has(text) && link !== null);
  const ends = after.namespaces.flatMap((space) => {
    // Only a host's own shell can enter its namespaces by name.
    if (space.host === '') return [];
    return space.links
      .filter(({ name }) => touched.some((fact) => fact.space.inode === space.inode && fact.link === name))
      .map((link) => ({ space, link }));
  });
  const fault = (space: NetworkNamespace, words: string, command: string): NetworkFault => ({
    name: `${words} (${spaceName(after, space)})`,
    host: space.host,
    script: space.name === null ? command : `ip netns exec ${shellQuote(space.name)} ${command}`,
  });
  const off = ends
    .filter(({ link }) => link.up && link.name !== 'lo')
    .map(({ space, link }) =>
      fault(space, `switched off: ${link.name}`, `ip link set ${shellQuote(link.name)} down`),
    );
  const addressed = ends.flatMap(({ space, link }) =>
    ipv4(link).map(({ address, prefixLength }) => ({ space, address, prefixLength })),
  );
  const twice = addressed.flatMap(({ space, address }) => {
    const other = after.namespaces.find((one) => one.host === space.host && one.inode !== space.inode);
    return other === undefined
      ? []
      : [fault(other, `also here: ${address}`, `ip address add ${address}/32 dev lo`)];
  });
  const neighbours = addressed.flatMap(({ space, address, prefixLength }) => {
    const asker = after.namespaces
      .filter(({ inode }) => inode !== space.inode)
      .flatMap(({ links }) => links.flatMap(ipv4))
      .find((one) => sameSubnet(one.address, address, prefixLength));
    return asker === undefined ? [] : [{ space, address, asker: asker.address }];
  });
  const walls = neighbours.map(({ space, asker }) =>
    fault(
      space,
      `does not hear ${asker}`,
      `nft 'table ip mutant { chain input { type filter hook input priority -400; ip saddr ${asker} drop; }; }'`,
    ),
  );
  const beside = neighbours.map(({ space, asker }) =>
    fault(space, `a hole in its routes: ${asker}`, `ip route add blackhole ${asker}`),
  );
  return [off, twice, walls, beside].flatMap((sort) => sort.slice(0, MOST));
}

function ipv4({ addresses }: Link): Link['addresses'] {
  return addresses.filter(({ family, scope }) => family === 'inet' && scope === 'global');
}

function sameSubnet(one: string, other: string, length: number): boolean {
  const bits = (address: string): number =>
    address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - length);
  return one !== other && Math.floor(bits(one) / size) === Math.floor(bits(other) / size);
}
