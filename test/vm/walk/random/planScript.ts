import { VLAN, prefixOf, type Devices, type Nic, type Node } from './devices.ts';

/** The script for the machine itself that builds the network: a program for each namespace and table. */
export function planScript({ nodes }: Devices): string {
  return [
    'set -e',
    batch(
      'ip',
      nodes.map(({ name }) => `netns add ${name}`),
    ),
    ...nodes.map((node) => batch(`ip -n ${node.name}`, cablesOf(node))),
    ...nodes.map((node) => batch(`ip -n ${node.name}`, linksOf(node))),
    ...nodes.map((node) => batch(`bridge -n ${node.name}`, bridgeOf(node))),
    ...nodes.map((node) => batch(`ip -n ${node.name}`, routesOf(node))),
    batch(
      'ip',
      nodes.flatMap(({ name, kind, forwards }) =>
        kind === 'router' ? [`netns exec ${name} sysctl -qw net.ipv4.ip_forward=${forwards ? 1 : 0}`] : [],
      ),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function batch(program: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${program} -batch - <<'LINES'\n${lines.join('\n')}\nLINES`;
}

/** Each cable is made at its end with the smaller name. */
function cablesOf({ name, nics }: Node): string[] {
  return nics
    .filter(
      ({ kind, node, peer, name: nic }) => kind === 'cable' && `${node} ${nic}` < `${peer.node} ${peer.name}`,
    )
    .map((nic) => `link add ${nic.name} type veth peer name ${nic.peer.name} netns ${nic.peer.node}`)
    .filter(() => name !== '');
}

function linksOf({ kind, nics, vlans }: Node): string[] {
  const bridge =
    kind === 'switch'
      ? [
          `link add br0 type bridge forward_delay 0${vlans ? ' vlan_filtering 1 vlan_default_pvid 0' : ''}`,
          'link set br0 up',
        ]
      : [];
  const address = ({ name, address: own, subnet }: Nic): string[] =>
    own === null ? [] : [`address add ${own}/${subnet === -1 ? 30 : 24} dev ${name}`];
  const tunnel = ({ name, vni, carrier }: Nic): string => {
    const under = nics.find((nic) => nic.name === carrier)?.address ?? '';
    const far = under.endsWith('1') ? under.replace(/1$/, '2') : under.replace(/2$/, '1');
    return `link add ${name} type vxlan id ${vni} dstport 4789 local ${under} remote ${far}`;
  };
  const own = [...nics].sort((one, other) => Number(one.kind === 'vxlan') - Number(other.kind === 'vxlan'));
  return [
    'link set lo up',
    ...bridge,
    ...own.flatMap((nic) => [
      ...(nic.kind === 'vxlan' ? [tunnel(nic)] : []),
      ...address(nic),
      ...(nic.port?.master === true ? [`link set ${nic.name} master br0`] : []),
      `link set ${nic.name} ${nic.up ? 'up' : 'down'}`,
    ]),
  ];
}

function bridgeOf({ kind, nics, vlans }: Node): string[] {
  if (kind !== 'switch') return [];
  return nics.flatMap(({ name, port }) =>
    port?.master !== true
      ? []
      : [
          ...(vlans && port.inVlan
            ? [`vlan add dev ${name} vid ${VLAN}${port.tagged ? '' : ' pvid untagged'}`]
            : []),
          ...(port.isolated ? [`link set dev ${name} isolated on`] : []),
        ],
  );
}

/** A route is not taken where its NIC is down: the node has none then. */
function routesOf({ nics, routes }: Node): string[] {
  return routes
    .filter(
      ({ via }) => via === null || nics.some(({ up, subnet }) => up && via.startsWith(prefixOf(subnet))),
    )
    .map(({ subnet, via, type }) =>
      type === 'blackhole'
        ? `route add blackhole ${prefixOf(subnet)}0/24`
        : `route add ${prefixOf(subnet)}0/24 via ${via ?? ''}`,
    );
}
