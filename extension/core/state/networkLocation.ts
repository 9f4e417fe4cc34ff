import { nearestName } from '../checks/nearestName.ts';
import { failure, type Result } from '../failure/failure.ts';
import { VM_HOST } from '../machine/machine.ts';
import { parsePrefix, prefixCovers } from './ipPrefix.ts';
import type { Address, Container, NetworkNamespace, NetworkState } from './networkState.ts';

/** A network namespace, as an end of a walk. */
export interface NetworkLocation {
  readonly space: NetworkNamespace;
  /** `red`, `container1 on a`, `a`, `container web`. */
  readonly name: string;
}

/** A namespace in words. */
export function spaceLabel(state: NetworkState, space: NetworkNamespace): string {
  if (space.host === '') {
    const container = containerOf(state, space);
    if (container) return `container ${container.name}`;
    if (space.containerId !== null) return `container ${space.containerId.slice(0, 12)}`;
    const [process] = space.processes;
    if (process) return `the namespace of process ${process.comm} (pid ${process.pid})`;
    return `the namespace kept by ${space.keptBy ?? 'something unknown'}`;
  }
  if (space.name === null) return space.host;
  return space.host === VM_HOST ? space.name : `${space.name} on ${space.host}`;
}

/** A link in words: `eth0 in red on vm`, `enp0s8 on a`, `eth0 in container web`. */
export function linkLabel(state: NetworkState, space: NetworkNamespace, link: string): string {
  if (space.host === '') return `${link} in ${spaceLabel(state, space)}`;
  return space.name === null ? `${link} on ${space.host}` : `${link} in ${space.name} on ${space.host}`;
}

/** Docker's container that lives in a namespace. */
export function containerOf(state: NetworkState, space: NetworkNamespace): Container | undefined {
  return state.containers.find(
    ({ pid }) => pid !== null && space.processes.some((process) => process.pid === pid),
  );
}

/**
 * Finds a location by what authors and learners write: `a:container1`, `vm:red`, `container:web`, `pid:1234`, a host `a`,
 * or the name of a namespace or container alone. Such a name is searched on `defaultHost` first; elsewhere it must be unique.
 */
export function findLocation(
  state: NetworkState,
  written: string,
  defaultHost: string = VM_HOST,
): Result<NetworkLocation> {
  const found = (space: NetworkNamespace): Result<NetworkLocation> => ({
    ok: true,
    value: { space, name: spaceLabel(state, space) },
  });
  const [first = '', second, more] = written.split(':');
  const container = (name: string): NetworkNamespace | undefined =>
    state.namespaces.find((space) => space.host === '' && containerOf(state, space)?.name === name);
  if (second !== undefined && more === undefined) {
    const space =
      first === 'container'
        ? container(second)
        : first === 'pid'
          ? state.namespaces.find(({ processes }) => processes.some(({ pid }) => String(pid) === second))
          : state.namespaces.find(({ host, name }) => host === first && name === second);
    if (space) return found(space);
  } else if (second === undefined) {
    const named = state.namespaces.filter(({ name }) => name === written);
    const space =
      state.namespaces.find(({ host, name }) => host === written && name === null) ??
      named.find(({ host }) => host === defaultHost) ??
      container(written);
    if (space) return found(space);
    if (named.length === 1 && named[0]) return found(named[0]);
    if (named.length > 1) {
      const which = named.map(({ host, name }) => `${host}:${name}`).join(' or ');
      return { ok: false, failure: failure('ambiguous-location', { written, which }) };
    }
  }
  const names = locationNames(state);
  const near =
    nearestName(written, names) ?? names.find((name) => name.split(':').at(-1) === written.split(':').at(-1));
  const instead =
    near === undefined ? `There is: ${names.slice(0, 12).join(', ')}.` : `Did you mean ${near}?`;
  return { ok: false, failure: failure('unknown-location', { written, instead }) };
}

/** All locations, by the names that `findLocation` knows. */
export function locationNames(state: NetworkState): string[] {
  return state.namespaces.flatMap((space) => {
    if (space.host !== '') return space.name === null ? [space.host] : [`${space.host}:${space.name}`];
    const container = containerOf(state, space);
    if (container) return [`container:${container.name}`];
    return space.processes.slice(0, 1).map(({ pid }) => `pid:${pid}`);
  });
}

export interface Target {
  readonly address: string;
  /** Null where no known namespace has the address: it is outside the machine, or nowhere. */
  readonly space: NetworkNamespace | null;
}

/** The address for `to`, seen from `from`: `to` itself, or the location's address in a subnet that both have. */
export function findTarget(
  state: NetworkState,
  from: NetworkNamespace,
  to: string,
  defaultHost?: string,
): Result<Target> {
  // A link-local address means nothing without its link: `fe80::1%eth0` (RFC 4007, section 11).
  const bare = to.replace(/(?<=:.*)%.+$/, '');
  if (parsePrefix(bare) !== null && !to.includes('/')) {
    return { ok: true, value: { address: to, space: ownerOf(state, bare, from) } };
  }
  const found = findLocation(state, to, defaultHost);
  if (!found.ok) return found;
  const { space, name } = found.value;
  const own = addressesOf(space);
  const shared = own.find(({ address, family }) =>
    addressesOf(from).some(
      (other) => other.family === family && prefixCovers(`${other.address}/${other.prefixLength}`, address),
    ),
  );
  const chosen = shared ?? own[0];
  if (chosen) return { ok: true, value: { address: chosen.address, space } };
  return { ok: false, failure: failure('no-address', { name }) };
}

/** Addresses with global scope, IPv4 first. */
function addressesOf(space: NetworkNamespace): Address[] {
  const all = space.links.flatMap(({ addresses }) => addresses.filter(({ scope }) => scope === 'global'));
  return all.sort((one, other) => one.family.localeCompare(other.family));
}

/** The namespace that has an address; where several have it, another one than `except`. */
export function ownerOf(
  state: NetworkState,
  address: string,
  except?: NetworkNamespace,
): NetworkNamespace | null {
  const owners = state.namespaces.filter((space) => hasAddress(space, address));
  return owners.find((space) => space !== except) ?? owners[0] ?? null;
}

export function hasAddress(space: NetworkNamespace, address: string): boolean {
  return space.links.some(({ addresses }) => addresses.some((own) => own.address === address));
}
