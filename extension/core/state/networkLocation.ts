import { nearestName } from '../checks/nearestName.ts';
import { failure, type Result } from '../failure/failure.ts';
import { message, say, type Values } from '../language/say.ts';
import { VM_HOST } from '../machine/machine.ts';
import { parsePrefix, prefixCovers } from './ipPrefix.ts';
import type { Address, Container, NetworkNamespace, NetworkState } from './networkState.ts';

/** A network namespace, as an end of a walk. */
export interface NetworkLocation {
  readonly space: NetworkNamespace;
  /** `red`, `container1 on a`, `a`, `container web`. */
  readonly name: string;
}

/** A namespace in the reader's words. */
export function spaceLabel(state: NetworkState, space: NetworkNamespace): string {
  const { words, values } = named(state, space);
  return words === NAME ? String(values['name']) : say(words, values);
}

/** The same in English: for what is in files, and among English words. */
export function spaceName(state: NetworkState, space: NetworkNamespace): string {
  const { words, values } = named(state, space);
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

/** A name alone, which is the same in every language. */
const NAME = '{name}';

/** The message that names a namespace, without plurals and the like, and what is filled in. */
function named(
  state: NetworkState,
  space: NetworkNamespace,
): { readonly words: string; readonly values: Values } {
  const { host, name, containerId, keptBy } = space;
  if (host !== '') {
    const plain = name === null || host === VM_HOST;
    return { words: plain ? NAME : message('{name} on {host}'), values: { name: name ?? host, host } };
  }
  const container = containerOf(state, space)?.name ?? containerId?.slice(0, 12);
  if (container !== undefined) return { words: message('container {container}'), values: { container } };
  const [process] = space.processes;
  if (process) {
    const { comm, pid } = process;
    return { words: message('the namespace of process {comm} (pid {pid})'), values: { comm, pid } };
  }
  return keptBy === null
    ? { words: message('the namespace kept by something unknown'), values: {} }
    : { words: message('the namespace kept by {keptBy}'), values: { keptBy } };
}

/** A link in the reader's words: `eth0 in red on vm`, `enp0s8 on a`, `eth0 in container web`. */
export function linkLabel(state: NetworkState, space: NetworkNamespace, link: string): string {
  const { host, name: netns } = space;
  if (host === '') return say('{name} in {place}', { name: link, place: spaceLabel(state, space) });
  return netns === null
    ? say('{name} on {host}', { name: link, host })
    : say('{name} in {netns} on {host}', { name: link, netns, host });
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
      const which = named.map(({ host, name }) => `${host}:${name}`).join(say(' or '));
      return { ok: false, failure: failure('ambiguous-location', { written, which }) };
    }
  }
  const names = locationNames(state);
  const near =
    nearestName(written, names) ?? names.find((name) => name.split(':').at(-1) === written.split(':').at(-1));
  const instead =
    near === undefined
      ? say('There is: {names}.', { names: names.slice(0, 12).join(', ') })
      : say('Did you mean {near}?', { near });
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
