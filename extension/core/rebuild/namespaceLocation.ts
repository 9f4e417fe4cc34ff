import { shellQuote } from '../machine/shellQuote.ts';
import { VM_HOST } from '../machine/machine.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { isIdleDefault } from '../topology/topologyBoxes.ts';
import { isMachinesNic } from '../difference/networkFacts.ts';

type Tool = 'ip' | 'bridge' | 'tc';
/** Where a namespace is: a host's own (name null), or one of its named ones. */
export type NamespaceLocation = Pick<NetworkNamespace, 'host' | 'name'>;

/** The namespaces that commands can make: hosts and their named ones, each once. */
export function rebuildableSpaces({ namespaces }: NetworkState): NetworkNamespace[] {
  return namespaces.filter(
    ({ host, inode }, index) =>
      host !== '' && namespaces.findIndex((other) => other.inode === inode) === index,
  );
}

/** Links that a fresh machine has by itself. */
export function isOfMachine(space: NetworkNamespace, link: Link): boolean {
  return (
    link.name === 'lo' ||
    isMachinesNic(space, link) ||
    isIdleDefault(space, link) ||
    isIdleDummy(space, link) ||
    // Docker makes it, and has a name for no other.
    (space.host === VM_HOST && space.name === null && link.name === 'docker0')
  );
}

/** The device that the kernel makes with the first one of the kind. */
function isIdleDummy(space: NetworkNamespace, { name, kind, up, master, addresses }: Link): boolean {
  const others = space.links.filter((other) => other.name !== name);
  return (
    kind === 'dummy' &&
    name === 'dummy0' &&
    !up &&
    master === null &&
    addresses.length === 0 &&
    others.some((other) => other.kind === 'dummy') &&
    others.every(({ below }) => below?.name !== name)
  );
}

/** `ip -n red`, `patchbay-host exec a -- bridge`: the beginning of a command of iproute2 in a namespace. */
export function toolIn({ host, name }: NamespaceLocation, tool: Tool = 'ip'): string {
  return `${onHost(host)}${tool}${name === null ? '' : ` -n ${shellQuote(name)}`}`;
}

/** The beginning of any other program in a namespace; empty for the machine's own. */
export function programIn({ host, name }: NamespaceLocation): string {
  if (host !== VM_HOST)
    return `patchbay-host exec ${host}${name === null ? '' : ` --netns ${shellQuote(name)}`} -- `;
  return name === null ? '' : `ip netns exec ${shellQuote(name)} `;
}

function onHost(host: string): string {
  return host === VM_HOST ? '' : `patchbay-host exec ${host} -- `;
}

/** How a link is made in one namespace, and from there in another. */
export interface Crossing {
  readonly ip: string;
  /** ` netns red`, after which the link is there; empty within one namespace. */
  readonly netns: string;
  /** Where the other namespace can't be named from there: the name that the link has until it is moved, and the move. */
  readonly moved?: { readonly name: string; readonly command: string };
}

/** How commands reach from one namespace into another; null where they can't. `name` is that of the link there. */
export function crossing(from: NamespaceLocation, to: NamespaceLocation, name: string): Crossing | null {
  const ip = toolIn(from);
  if (from.host === to.host) {
    if (from.name === to.name) return { ip, netns: '' };
    if (to.name !== null) return { ip, netns: ` netns ${shellQuote(to.name)}` };
    return to.host === VM_HOST ? { ip, netns: ' netns 1' } : null;
  }
  // The machine sees the hosts, and they see neither each other nor the machine.
  if (from.host !== VM_HOST && from.name !== null) return null;
  const seen = from.host === VM_HOST ? ip : `nsenter --net=${pathOf(from.host)} ip`;
  if (to.host === VM_HOST)
    return { ip: seen, netns: ` netns ${to.name === null ? '1' : shellQuote(to.name)}` };
  const there = { ip: seen, netns: ` netns ${pathOf(to.host)}` };
  if (to.name === null) return there;
  const own = shellQuote(name);
  const command = `patchbay-host exec ${to.host} -- ip link set moving netns ${shellQuote(to.name)} name ${own}`;
  return { ...there, moved: { name: 'moving', command } };
}

function pathOf(host: string): string {
  return `/run/patchbay/hosts/${host}/net`;
}
