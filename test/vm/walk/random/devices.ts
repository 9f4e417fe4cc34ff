import type { Fault, Plan } from './plan.ts';

/** An interface of a plan's network, with all that decides what passes it. */
export interface Nic {
  readonly node: string;
  readonly name: string;
  readonly kind: 'cable' | 'vxlan';
  /** The other end: of a cable, or of a tunnel. */
  readonly peer: { readonly node: string; readonly name: string };
  readonly address: string | null;
  readonly subnet: number;
  up: boolean;
  /** Whether it is a port of its node's bridge, and what it takes there. */
  port: { master: boolean; tagged: boolean; inVlan: boolean; isolated: boolean } | null;
  /** Of a VXLAN interface: its VNI, and the NIC that carries it. */
  vni: number;
  readonly carrier: string | null;
}

export interface Route {
  readonly subnet: number;
  via: string | null;
  type: 'unicast' | 'blackhole';
}

/** One namespace. */
export interface Node {
  readonly name: string;
  readonly kind: 'host' | 'switch' | 'router';
  readonly nics: Nic[];
  /** To subnets that it is not in. */
  routes: Route[];
  forwards: boolean;
  readonly vlans: boolean;
}

/** The namespaces of a plan, its faults in them. */
export interface Devices {
  readonly nodes: readonly Node[];
  /** The kinds of those faults that there was something for. */
  readonly faults: readonly Fault['kind'][];
}

export const VLAN = 10;

/** `10.99.0.` and the like: the first three bytes of a subnet. */
export function prefixOf(subnet: number): string {
  return `10.${90 + subnet}.0.`;
}

/** Makes what a plan says; both the script and the simulation are made of it. */
export function devicesOf(plan: Plan): Devices {
  const nodes: Node[] = [];
  const add = (name: string, kind: Node['kind'], vlans = false): Node => {
    const node: Node = { name, kind, nics: [], routes: [], forwards: kind === 'router', vlans };
    nodes.push(node);
    return node;
  };
  const cable = (
    one: Pick<Nic, 'node' | 'name'>,
    other: Pick<Nic, 'node' | 'name'>,
    more: Partial<Nic>[],
  ): void => {
    for (const [end, peer, changes] of [
      [one, other, more[0]],
      [other, one, more[1]],
    ] as const) {
      const nic: Nic = {
        ...{ node: end.node, name: end.name, kind: 'cable', peer, address: null, subnet: 0, up: true },
        ...{ port: null, vni: 0, carrier: null, ...changes },
      };
      nodes.find(({ name }) => name === end.node)?.nics.push(nic);
    }
  };
  const asPort = (tagged = false): Nic['port'] => ({ master: true, tagged, inVlan: true, isolated: false });
  plan.subnets.forEach((subnet, s) => {
    const switchName = (index: number): string => `s${s}${index}`;
    for (let index = 0; index <= subnet.joins.length; index++) add(switchName(index), 'switch', subnet.vlans);
    subnet.joins.forEach(({ to, kind }, index) => {
      const [one, other] = [switchName(to), switchName(index + 1)];
      if (kind !== 'vxlan') {
        const ends = [
          { subnet: s, port: asPort(kind === 'trunk') },
          { subnet: s, port: asPort(kind === 'trunk') },
        ];
        cable({ node: one, name: `t${index}` }, { node: other, name: 'tu' }, ends);
        return;
      }
      const under = `172.30.${s * 10 + index}.`;
      cable({ node: one, name: `u${index}` }, { node: other, name: 'uu' }, [
        { subnet: -1, address: `${under}1` },
        { subnet: -1, address: `${under}2` },
      ]);
      const tunnel = { kind: 'vxlan' as const, subnet: s, vni: 100 + s * 10 + index };
      cable({ node: one, name: `vx${index}` }, { node: other, name: 'vxu' }, [
        { ...tunnel, port: asPort(), carrier: `u${index}` },
        { ...tunnel, port: asPort(), carrier: 'uu' },
      ]);
    });
    subnet.hosts.forEach((at, index) => {
      const name = `h${s}${index}`;
      add(name, 'host');
      cable({ node: name, name: 'eth0' }, { node: switchName(at), name: `p${index}` }, [
        { subnet: s, address: `${prefixOf(s)}${index + 1}` },
        { subnet: s, port: asPort() },
      ]);
    });
  });
  plan.routers.forEach(({ to, switches }, index) => {
    const name = `r${index}`;
    add(name, 'router');
    [to, index + 1].forEach((subnet, side) => {
      cable(
        { node: name, name: `e${side}` },
        { node: `s${subnet}${switches[side] ?? 0}`, name: `q${index}` },
        [
          { subnet, address: `${prefixOf(subnet)}${200 + index}` },
          { subnet, port: asPort() },
        ],
      );
    });
  });
  for (const node of nodes) node.routes = routesOf(plan, node);
  return { nodes, faults: plan.faults.filter((fault) => breakOne(nodes, fault)).map(({ kind }) => kind) };
}

/** The route to each subnet that a node is not in: through the first router on the only way there. */
function routesOf(plan: Plan, node: Node): Route[] {
  if (node.kind === 'switch') return [];
  const own = new Set(node.nics.map(({ subnet }) => subnet));
  const first = new Map<number, string>();
  const open = [...own];
  for (const subnet of open)
    plan.routers.forEach(({ to }, index) => {
      const ends = [to, index + 1];
      if (!ends.includes(subnet) || node.name === `r${index}`) return;
      const beyond = ends.find((end) => end !== subnet) ?? 0;
      if (own.has(beyond) || first.has(beyond)) return;
      first.set(beyond, first.get(subnet) ?? `${prefixOf(subnet)}${200 + index}`);
      open.push(beyond);
    });
  return [...first].map(([subnet, via]) => ({ subnet, via, type: 'unicast' }));
}

/** Breaks one thing; false where the network has none of the kind. */
function breakOne(nodes: readonly Node[], { kind, which, side }: Fault): boolean {
  const choose = <T>(all: readonly T[]): T | undefined => all[which % Math.max(all.length, 1)];
  const hosts = nodes.filter((node) => node.kind === 'host');
  const nics = nodes.flatMap((node) => node.nics);
  const hostPorts = nics.filter(({ port, peer }) => port !== null && peer.name === 'eth0');
  const aware = (nic: Nic): boolean => nodes.some(({ name, vlans }) => name === nic.node && vlans);
  const set = <T extends object>(target: T | undefined, change: Partial<T>): boolean =>
    target !== undefined && Boolean(Object.assign(target, change));
  const port = (found: Nic | undefined, change: Partial<NonNullable<Nic['port']>>): boolean =>
    set(found?.port ?? undefined, change);
  const routers = nodes.filter((node) => node.kind === 'router');
  const ofRouter = choose(routers.flatMap(({ routes }) => routes));
  const ofHost = choose(hosts.flatMap(({ routes }) => routes));
  switch (kind) {
    case 'host NIC down':
      return set(choose(hosts)?.nics[0], { up: false });
    case 'host port down':
      return set(choose(hostPorts), { up: false });
    case 'host port of no bridge':
      return port(choose(hostPorts), { master: false });
    case 'host port not in the VLAN':
      return port(choose(hostPorts.filter(aware)), { inVlan: false });
    case 'host ports isolated': {
      const at = choose(hostPorts);
      return hostPorts
        .filter(({ node }) => node === at?.node)
        .map((nic) => port(nic, { isolated: true }))
        .some(Boolean);
    }
    case 'join down':
      return set(choose(nics.filter(({ name }) => (side === 0 ? name === 'tu' : /^t\d/.test(name)))), {
        up: false,
      });
    case 'trunk without the VLAN':
      return port(choose(nics.filter((nic) => nic.port?.tagged === true)), { inVlan: false });
    case 'another VNI':
      return set(choose(nics.filter((nic) => nic.kind === 'vxlan')), { vni: 77 });
    case 'underlay down':
      return set(choose(nics.filter(({ subnet }) => subnet === -1)), { up: false });
    case 'no forwarding':
      return set(choose(routers), { forwards: false });
    case 'no route at a router':
    case 'no route at a host': {
      const route = kind === 'no route at a host' ? ofHost : ofRouter;
      const node = nodes.find(({ routes }) => route !== undefined && routes.includes(route));
      return set(node, { routes: (node?.routes ?? []).filter((one) => one !== route) });
    }
    case 'blackhole at a router':
      return set(ofRouter, { type: 'blackhole', via: null });
    case 'a gateway that nobody has':
      return set(ofHost, { via: ofHost?.via?.replace(/\d+$/, '99') ?? null });
  }
}
