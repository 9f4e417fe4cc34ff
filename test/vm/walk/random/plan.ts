import fc from 'fast-check';

/** How a switch is joined to an earlier one of its subnet. */
export interface Join {
  /** The earlier switch. */
  readonly to: number;
  /** A cable without tags, one that carries VLANs, or a VXLAN over a cable of its own. */
  readonly kind: 'cable' | 'trunk' | 'vxlan';
}

/** A subnet: switches in a tree, and the hosts on them. */
export interface Subnet {
  /** Of each switch but the first. */
  readonly joins: readonly Join[];
  /** The switch of each host. */
  readonly hosts: readonly number[];
  /** Whether its switches are VLAN-aware; those of a trunk are. */
  readonly vlans: boolean;
}

/** Joins a subnet to an earlier one; router n has the subnet n + 1. */
export interface Router {
  readonly to: number;
  /** Its switch in the earlier subnet, and in its own. */
  readonly switches: readonly [number, number];
}

/** What is broken; numbers choose among what there is. */
export interface Fault {
  readonly kind: (typeof FAULTS)[number];
  readonly which: number;
  readonly side: number;
}

export const FAULTS = [
  'host NIC down',
  'host port down',
  'host port of no bridge',
  'host port not in the VLAN',
  'host ports isolated',
  'join down',
  'trunk without the VLAN',
  'another VNI',
  'underlay down',
  'no forwarding',
  'no route at a router',
  'no route at a host',
  'blackhole at a router',
  'a gateway that nobody has',
] as const;

/** A network of subnets, in a tree of routers: at most 30 namespaces. */
export interface Plan {
  readonly subnets: readonly Subnet[];
  readonly routers: readonly Router[];
  readonly faults: readonly Fault[];
}

const subnet: fc.Arbitrary<Subnet> = fc
  .record({
    kinds: fc.array(fc.constantFrom<Join['kind'][]>('cable', 'trunk', 'vxlan'), {
      maxLength: 2,
      size: 'max',
    }),
    tos: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
    hosts: fc.array(fc.nat(), { minLength: 1, maxLength: 4, size: 'max' }),
    vlans: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ kinds, tos, hosts, vlans }) => {
    const joins = kinds.map((kind, index) => ({ kind, to: (tos[index] ?? 0) % (index + 1) }));
    return {
      joins,
      hosts: hosts.map((host) => host % (joins.length + 1)),
      vlans: vlans === 0 || kinds.includes('trunk'),
    };
  });

/** Random networks, whole ones among them. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    subnets: fc.array(subnet, { minLength: 1, maxLength: 3, size: 'max' }),
    places: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 2, maxLength: 2 }),
    faults: fc.array(
      fc.record({ kind: fc.constantFrom(...FAULTS), which: fc.nat(), side: fc.nat({ max: 1 }) }),
      { maxLength: 2, size: 'max' },
    ),
  })
  .map(({ subnets, places, faults }) => ({
    subnets,
    faults,
    routers: subnets.slice(1).map((own, index) => {
      const [to = 0, there = 0, here = 0] = places[index] ?? [];
      const parent = to % (index + 1);
      const size = (subnets[parent]?.joins.length ?? 0) + 1;
      return { to: parent, switches: [there % size, here % (own.joins.length + 1)] as const };
    }),
  }));
