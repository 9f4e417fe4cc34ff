import { say } from '../language/say.ts';
import { VM_HOST } from '../machine/machine.ts';
import { containerOf } from '../state/networkLocation.ts';
import type { Link, NatRule, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { natText } from '../state/natText.ts';
import { firewallDrops } from '../state/tables/firewallDrops.ts';
import { nodeOf } from './linkNodes.ts';
import type { Box } from './topology.ts';
import { boxId, vrfId } from './topologyIds.ts';

/** Names that the kernel gives the first device of a tunnel's module, in every namespace (fb_tunnels_only_for_init_net). */
const DEFAULT_DEVICES = [
  'tunl0',
  'gre0',
  'gretap0',
  'erspan0',
  'sit0',
  'ip_vti0',
  'ip6tnl0',
  'ip6gre0',
  'ip6_vti0',
  'bond0',
  'teql0',
  'ifb0',
  'ifb1',
];

/** Whether a link is one of the kernel's own default devices, and nobody uses it. */
export function isIdleDefault(space: NetworkNamespace, link: Link): boolean {
  return (
    DEFAULT_DEVICES.includes(link.name) &&
    !link.up &&
    link.master === null &&
    link.addresses.length === 0 &&
    !space.links.some((other) => other.master === link.name || other.below?.name === link.name)
  );
}

/** The box of a namespace, and a frame for each of its VRFs. */
export function boxesOf(state: NetworkState, space: NetworkNamespace): Box[] {
  const vrfs = space.links
    .filter(({ kind }) => kind === 'vrf')
    .map((link): Box => ({
      id: vrfId(space, link.name),
      kind: 'vrf',
      name: link.name,
      about: `table ${String(link.details['table'])}`,
      parent: boxId(space),
      nat: [],
      drops: [],
      folded: [],
    }));
  return [boxOf(space, state), ...vrfs];
}

function boxOf(space: NetworkNamespace, state: NetworkState): Box {
  const rest = {
    id: boxId(space),
    nat: [...new Set(space.nat.filter((rule) => !isWithinLoopback(rule)).map(natText))],
    drops: firewallDrops(space),
    folded: space.links.filter((link) => isIdleDefault(space, link)).map((link) => nodeOf(space, link)),
  };
  if (space.host !== '') {
    const { name, host } = space;
    if (name === null) return { ...rest, kind: 'host', name: host, about: '', parent: null };
    return { ...rest, kind: 'namespace', name, about: '', parent: host };
  }
  // Its processes run in the machine, although a container's daemon may have been called from a host.
  const inside = { ...rest, parent: VM_HOST };
  const container = containerOf(state, space);
  if (container) {
    const { name, image, addresses } = container;
    const networks = addresses.map(({ network }) => network).join(', ');
    const about = [image, networks === '' ? '' : say('network {networks}', { networks })]
      .filter((part) => part !== '')
      .join(', ');
    return { ...inside, kind: 'container', name, about };
  }
  const [process] = space.processes;
  if (space.containerId !== null)
    return { ...inside, kind: 'container', name: space.containerId.slice(0, 12), about: process?.comm ?? '' };
  const name = process
    ? say('of process {comm} (pid {pid})', { comm: process.comm, pid: process.pid })
    : space.keptBy === null
      ? say('kept by something')
      : say('kept by {keptBy}', { keptBy: space.keptBy });
  return { ...inside, kind: 'unnamed', name, about: '' };
}

/** Docker's name server for containers: packets to it never leave the namespace. */
function isWithinLoopback({ source, destination }: NatRule): boolean {
  return [source, destination].some((address) => address?.startsWith('127.') ?? false);
}
