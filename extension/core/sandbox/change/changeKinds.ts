import { message } from '../../language/say.ts';
import type { ChangeField } from './changeFields.ts';

/** The fields' values, by the fields' names. */
export type FieldValues = Readonly<Record<string, string>>;

/** Something that a learner can add to the network or change in it. */
export interface ChangeKind {
  /** A message. */
  readonly label: string;
  readonly fields: readonly ChangeField[];
  /** The change is to a whole host, not to one of its namespaces. */
  readonly ofHost?: boolean;
  /**
   * The command, as ip(8) and tc(8) take it, from values that were found right. `ip` and `tc` begin a command in the chosen
   * namespace; `netns` is that namespace's name, null for the host itself.
   */
  readonly command: (values: FieldValues, inside: { ip: string; tc: string; netns: string | null }) => string;
}

const LINK: ChangeField = { name: 'link', label: message('Interface'), kind: 'link' };
const named = (initial: string): ChangeField => ({
  ...{ name: 'name', label: message('Name'), kind: 'name', initial },
});

/** All that can be added or changed, in the order in which it is offered. */
export const CHANGE_KINDS = {
  namespace: {
    label: message('Add a namespace'),
    ofHost: true,
    fields: [{ name: 'name', label: message('Name'), kind: 'netns', initial: 'red' }],
    command: ({ name }) => `ip netns add ${name}`,
  },
  cable: {
    label: message('Add a cable (veth pair)'),
    fields: [
      { ...named('veth0'), label: message('This end') },
      { name: 'other', label: message('The other end is in'), kind: 'site' },
      { name: 'peer', label: message('The other end'), kind: 'name', initial: 'eth0' },
    ],
    // From the end whose namespace has no name, the other one can be named. An end cannot be up before it has its peer.
    command: ({ name = '', other = '', peer = '' }, { ip, netns }) => {
      const far = other === '' ? 'ip' : `ip -n ${other}`;
      const up = `${ip} link set ${name} up && ${far} link set ${peer} up`;
      if (other === (netns ?? '')) return `${ip} link add ${name} type veth peer name ${peer} && ${up}`;
      return other === ''
        ? `ip link add ${peer} type veth peer name ${name} netns ${netns ?? ''} && ${up}`
        : `${ip} link add ${name} type veth peer name ${peer} netns ${other} && ${up}`;
    },
  },
  bridge: {
    label: message('Add a bridge'),
    fields: [named('br0')],
    command: ({ name }, { ip }) => `${ip} link add ${name} up type bridge`,
  },
  port: {
    label: message('Plug an interface into a bridge'),
    fields: [LINK, { name: 'bridge', label: message('Bridge'), kind: 'bridge' }],
    command: ({ link, bridge }, { ip }) => `${ip} link set ${link} master ${bridge}`,
  },
  address: {
    label: message('Add an address'),
    fields: [LINK, { name: 'address', label: message('Address'), kind: 'prefix', initial: '10.0.0.1/24' }],
    command: ({ link, address }, { ip }) => `${ip} address add ${address} dev ${link}`,
  },
  vlan: {
    label: message('Add a VLAN interface'),
    fields: [
      LINK,
      named('vlan10'),
      { name: 'id', label: message('VLAN id'), kind: 'number', initial: '10', range: [1, 4094] },
    ],
    command: ({ link, name, id }, { ip }) => `${ip} link add link ${link} name ${name} up type vlan id ${id}`,
  },
  vxlan: {
    label: message('Add a VXLAN interface'),
    fields: [
      named('vxlan0'),
      // 24 bits (RFC 7348, section 5).
      { name: 'vni', label: message('VNI'), kind: 'number', initial: '42', range: [0, 2 ** 24 - 1] },
      { name: 'remote', label: message('The other VTEP’s address'), kind: 'address', initial: '10.0.0.2' },
    ],
    // The port of RFC 7348: the kernel's own default is an older one.
    command: ({ name, vni, remote }, { ip }) =>
      `${ip} link add ${name} up type vxlan id ${vni} remote ${remote} dstport 4789`,
  },
  up: {
    label: message('Switch an interface on'),
    fields: [LINK],
    command: ({ link }, { ip }) => `${ip} link set ${link} up`,
  },
  down: {
    label: message('Switch an interface off'),
    fields: [LINK],
    command: ({ link }, { ip }) => `${ip} link set ${link} down`,
  },
  netem: {
    label: message('Delay and lose packets (netem)'),
    fields: [
      LINK,
      { name: 'delay', label: message('Delay in ms'), kind: 'number', initial: '100', range: [0, 10_000] },
      { name: 'loss', label: message('Loss in percent'), kind: 'number', initial: '0', range: [0, 100] },
    ],
    // tc-netem(8); of what leaves the interface. Without both, the queue that the kernel puts there itself.
    command: ({ link, delay, loss }, { tc }) => {
      const what = [
        ...(Number(delay) > 0 ? [`delay ${Number(delay)}ms`] : []),
        ...(Number(loss) > 0 ? [`loss ${Number(loss)}%`] : []),
      ];
      return what.length === 0
        ? `${tc} qdisc delete dev ${link} root`
        : `${tc} qdisc replace dev ${link} root netem ${what.join(' ')}`;
    },
  },
  remove: {
    label: message('Remove an interface'),
    fields: [LINK],
    command: ({ link }, { ip }) => `${ip} link delete ${link}`,
  },
} as const satisfies Readonly<Record<string, ChangeKind>>;

export type ChangeName = keyof typeof CHANGE_KINDS;
