import { prefixOf, type Devices, type Nic, type Node } from './devices.ts';

/** Where a ping ends: nowhere but at its target and back, or at a link that it comes into or goes out of. */
export type End =
  | { readonly answered: true }
  | {
      readonly answered: false;
      readonly leg: 'request' | 'reply';
      /** Null: it was never sent from there, or reached the target, which has no way back. */
      readonly at: { readonly node: string; readonly link: string; readonly direction: 'in' | 'out' } | null;
      /** What the walk's verdict must say of the reason. */
      readonly why: RegExp;
      /** Ports that the lost frame came into before: where a flood's copies part is as true an end. */
      readonly passed?: readonly string[];
    };

type Lost = Omit<Extract<End, { answered: false }>, 'leg' | 'answered'>;

/** What a ping between two hosts does, by the rules of switches and routers only: no code of the walk is used here. */
export function simulate(devices: Devices, from: string, to: string): End {
  const target = nodeOf(devices, to).nics[0]?.address ?? '';
  const source = nodeOf(devices, from).nics[0]?.address ?? '';
  const there = send(devices, nodeOf(devices, from), target, true);
  if (there !== null) return { answered: false, leg: 'request', ...there };
  const back = send(devices, nodeOf(devices, to), source, false);
  return back === null ? { answered: true } : { answered: false, leg: 'reply', ...back };
}

function nodeOf({ nodes }: Devices, name: string): Node {
  const node = nodes.find((one) => one.name === name);
  if (!node) throw new Error(`no node ${name}`);
  return node;
}

/** Follows a packet to who has the address; null where it gets there. `asks`: nobody knows a MAC address yet. */
function send(devices: Devices, from: Node, address: string, asks: boolean): Lost | null {
  let node = from;
  let arrived: Nic | null = null;
  for (let hops = 0; hops < 8; hops++) {
    const here = arrived && { node: node.name, link: arrived.name, direction: 'in' as const };
    if (node.nics.some((nic) => nic.address === address)) return null;
    if (arrived !== null && !node.forwards) return { at: here, why: /does not forward/ };
    const out = node.nics.find(({ up, subnet }) => up && address.startsWith(prefixOf(subnet)));
    const route = out ? null : node.routes.find(({ subnet }) => address.startsWith(prefixOf(subnet)));
    if (route?.type === 'blackhole') return { at: here, why: /blackhole/ };
    const next = out ? address : (route?.via ?? null);
    const nic = out ?? node.nics.find(({ up, subnet }) => up && next?.startsWith(prefixOf(subnet)) === true);
    if (next === null || nic === undefined) return { at: here, why: /no route/ };
    const owner = devices.nodes.find(({ nics }) => nics.some((one) => one.address === next));
    const lost = owner ? cross(devices, nic, owner, next) : nobody(devices, nic);
    if (lost !== null) return lost;
    if (!owner) return { at: null, why: /no namespace has/ };
    if (asks) {
      // The reply to its ARP request takes the same way back, which may be closed where the way there is open.
      const own = owner.nics.find((one) => one.address === next);
      const closed = own && cross(devices, own, node, nic.address ?? '');
      if (closed) return closed;
    }
    node = owner;
    arrived = owner.nics.find((one) => one.address === next) ?? null;
  }
  throw new Error('a tree of routers has no loop');
}

/** A request for an address that nobody has goes to the whole segment: the first switch sends it to all. */
function nobody(devices: Devices, nic: Nic): Lost | null {
  const port = peerOf(devices, nic);
  if (!port.up)
    return { at: { node: nic.node, link: nic.name, direction: 'out' }, why: /carrier|qdisc|down|is up/ };
  return { at: null, why: /no namespace has|./ };
}

function peerOf(devices: Devices, { peer }: Nic): Nic {
  const nic = nodeOf(devices, peer.node).nics.find(({ name }) => name === peer.name);
  if (!nic) throw new Error(`no NIC ${peer.name} in ${peer.node}`);
  return nic;
}

/** A frame from a NIC to the one with the address, through the tree of switches between them. */
function cross(devices: Devices, from: Nic, owner: Node, address: string): Lost | null {
  const passed: string[] = [];
  const lost = through(devices, from, owner, address, passed);
  return lost && { ...lost, passed };
}

function through(devices: Devices, from: Nic, owner: Node, address: string, passed: string[]): Lost | null {
  const target = owner.nics.find((nic) => nic.address === address);
  const path = target && switchesBetween(devices, from.peer.node, target.peer.node);
  if (!target || !path) throw new Error(`no way from ${from.node} to ${owner.name}`);
  let port = peerOf(devices, from);
  const own = { node: from.node, link: from.name, direction: 'out' as const };
  if (!port.up) return { at: own, why: /carrier|qdisc|down|is up/ };
  let tagged = false;
  for (let index = 0; index < path.length; index++) {
    const at = { node: port.node, link: port.name, direction: 'in' as const };
    passed.push(`${port.name} in ${port.node}`);
    const bridge = nodeOf(devices, port.node);
    if (port.port?.master !== true) return { at, why: /does not have|no bridge/ };
    if (bridge.vlans && (!port.port.inVlan || port.port.tagged !== tagged)) return { at, why: /VLAN/ };
    const next = path[index + 1];
    const out =
      next === undefined
        ? peerOf(devices, target)
        : bridge.nics.find(({ peer, port: is }) => peer.node === next && is !== null);
    if (!out) throw new Error(`${bridge.name} is not joined to ${next ?? ''}`);
    const far = peerOf(devices, out);
    // Where that leaves the bridge with one port, this is as true.
    if (out.port?.master !== true) return { at, why: /no bridge|has no other port/ };
    // A tunnel has no carrier to lose.
    if (!out.up || (out.kind === 'cable' && !far.up)) return { at, why: /down|carrier|is up/ };
    if (bridge.vlans && !out.port.inVlan) return { at, why: /VLAN/ };
    if (port.port.isolated && out.port.isolated) return { at, why: /isolated/ };
    tagged = bridge.vlans && out.port.tagged;
    if (next === undefined) return null;
    if (out.kind === 'vxlan') {
      const under = bridge.nics.find(({ name }) => name === out.carrier);
      const beyond = under && peerOf(devices, under);
      const leaves = { node: out.node, link: out.name, direction: 'out' as const };
      if (!under?.up) return { at: leaves, why: /no route to the other end/ };
      if (!beyond?.up) return { at: leaves, why: /carrier|qdisc|down|is up/ };
      if (out.vni !== far.vni)
        return { at: { node: beyond.node, link: beyond.name, direction: 'in' }, why: /VNI/ };
    }
    port = far;
  }
  return null;
}

/** The switches from one to another, both included. */
function switchesBetween(devices: Devices, from: string, to: string): string[] | null {
  const open: string[][] = [[from]];
  for (const path of open) {
    const last = path.at(-1) ?? '';
    if (last === to) return path;
    for (const { peer, port } of nodeOf(devices, last).nics)
      if (port !== null && peer.node.startsWith('s') && !path.includes(peer.node))
        open.push([...path, peer.node]);
  }
  return null;
}
