import { say } from '../language/say.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import { linkLabel } from '../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { kindWords } from './linkWords.ts';
import { crossing, isOfMachine, rebuildableSpaces, toolIn } from './namespaceLocation.ts';

/** A link, and where it is. */
export interface PlacedLink {
  readonly space: NetworkNamespace;
  readonly link: Link;
}

export interface CreatedLinks {
  readonly commands: readonly string[];
  /** In the order in which they are made: a link comes after the one below it. */
  readonly made: readonly PlacedLink[];
  readonly left: readonly string[];
}

/** Kinds that have the MAC address of the link below. */
const SAME_MAC = ['ipvlan', 'ipvtap'];
const NO_MAC = ['gre', 'ipip', 'sit', 'vrf'];
/** Kinds whose link below is named before the kind, and not by `dev` in its words. */
const ON_LINK = ['vlan', 'macvlan', 'macvtap', 'ipvlan', 'ipvtap'];
const USUAL_MTU = 1500;

/** The commands that make the links of a network, all of them down. */
export function createLinks(state: NetworkState): CreatedLinks {
  const spaces = rebuildableSpaces(state);
  const all = spaces.flatMap((space) =>
    space.links.filter((link) => !isOfMachine(space, link)).map((link): PlacedLink => ({ space, link })),
  );
  const leftWords = ({ space, link }: PlacedLink, why: string): string =>
    say('{link}: {why}', { link: linkLabel(state, space, link.name), why });
  const commands: string[] = [];
  const left: string[] = [];
  const made: PlacedLink[] = [];
  let waiting = all;
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    for (const placed of waiting) {
      if (made.includes(placed)) continue;
      const written = isReady(placed, all, made) ? commandsFor(placed, all, spaces) : undefined;
      if (written === undefined) continue;
      if (typeof written === 'string') left.push(leftWords(placed, written));
      else commands.push(...written.commands);
      made.push(...(typeof written === 'string' ? [] : written.makes));
      waiting = waiting.filter((other) => other !== placed && !made.includes(other));
    }
  }
  for (const placed of waiting) left.push(leftWords(placed, say('the link below it is not there')));
  return { commands: [...withoutDefaults(made), ...commands], made, left };
}

/** Modules that make devices as they are loaded, with the option that makes none; their names can then be given. */
const DEFAULTS: Readonly<Record<string, { readonly names: RegExp; readonly module: string }>> = {
  dummy: { names: /^dummy0$/, module: 'dummy numdummies=0' },
  bond: { names: /^bond0$/, module: 'bonding max_bonds=0' },
  ifb: { names: /^ifb[01]$/, module: 'ifb numifbs=0' },
};

function withoutDefaults(made: readonly PlacedLink[]): string[] {
  return Object.entries(DEFAULTS)
    .filter(([kind, { names }]) => made.some(({ link }) => link.kind === kind && names.test(link.name)))
    .map(([, { module }]) => `modprobe ${module}`);
}

/**
 * The placed link that another one points at. A tunnel that was moved to another namespace points at nothing there, although
 * the kernel has a number for it (dev_get_iflink: its own).
 */
function belowOf({ link }: PlacedLink, all: readonly PlacedLink[]): PlacedLink | undefined {
  const below = isMovedTunnel(link) ? null : link.below;
  return all.find((one) => one.space.inode === below?.inode && one.link.index === below.index);
}

function isReady(placed: PlacedLink, all: readonly PlacedLink[], made: readonly PlacedLink[]): boolean {
  const { link, space } = placed;
  if (link.below === null || isCable(link) || isMovedTunnel(link)) return true;
  const below = belowOf(placed, all);
  // The machine's own NIC is always there.
  return below === undefined ? ownerHas(space, link) : made.includes(below);
}

function ownerHas(space: NetworkNamespace, { below }: Link): boolean {
  return below?.inode === space.inode && space.links.some(({ index }) => index === below.index);
}

const TUNNELS = ['vxlan', 'geneve', 'gre', 'gretap', 'ipip', 'sit'];

function isMovedTunnel({ kind, origin }: Link): boolean {
  return origin !== undefined && TUNNELS.includes(kind ?? '');
}

function isCable({ kind }: Link): boolean {
  return kind === 'veth' || kind === 'netkit';
}

/** The namespace that a tunnel's packets take their way in. */
function originOf(
  { space, link }: PlacedLink,
  spaces: readonly NetworkNamespace[],
): NetworkNamespace | undefined {
  return link.origin === undefined ? space : spaces.find(({ inode }) => inode === link.origin);
}

type Written = { readonly commands: readonly string[]; readonly makes: readonly PlacedLink[] } | string;

function commandsFor(
  placed: PlacedLink,
  all: readonly PlacedLink[],
  spaces: readonly NetworkNamespace[],
): Written {
  const { space, link } = placed;
  if (link.kind === 'veth') return cable(placed, belowOf(placed, all));
  if (link.kind === 'tun') return tap(placed);
  const { link: dev, group, group6 } = link.details;
  if (isMovedTunnel(link) && (dev ?? group ?? group6) !== undefined)
    return say('it was moved away from the link that it sends on, which the kernel does not name from here');
  const kind = kindWords(link);
  if (kind === null)
    return link.kind === null
      ? say('a device of the machine')
      : say("Patchbay can't write a link of the kind {kind}", { kind: link.kind });
  const below = belowOf(placed, all);
  const on = ON_LINK.includes(link.kind ?? '');
  if (on && link.below?.name == null) return say('the link below it is not known');
  const lower = on && link.below?.name != null ? ` link ${shellQuote(link.below.name)}` : '';
  const from = below?.space ?? originOf(placed, spaces);
  const how = from === undefined ? null : crossing(from, space, link.name);
  if (how === null) return say('it was made in a namespace from which commands can not reach its own');
  const name = how.moved?.name ?? link.name;
  return {
    commands: [
      `${how.ip} link add ${shellQuote(name)}${lower}${how.netns}${traits(placed, below)} type ${kind}`,
      ...(how.moved ? [how.moved.command] : []),
    ],
    makes: [placed],
  };
}

function cable(one: PlacedLink, other: PlacedLink | undefined): Written {
  if (other === undefined) return say('the other end of the cable is where commands can not reach');
  // A host's own namespace first: from there the named ones can be named.
  for (const [from, to] of one.space.name === null
    ? [[one, other] as const]
    : [[other, one] as const, [one, other] as const]) {
    const how = crossing(from.space, to.space, to.link.name);
    if (how === null) continue;
    const peer = shellQuote(how.moved?.name ?? to.link.name);
    const command = `${how.ip} link add ${shellQuote(from.link.name)}${traits(from)} type veth peer name ${peer}${traits(to)}${how.netns}`;
    return { commands: [command, ...(how.moved ? [how.moved.command] : [])], makes: [one, other] };
  }
  return say('its two ends are in namespaces that commands can not reach from each other');
}

/** ip-tuntap(8). A device that only a program keeps goes with it. */
function tap(placed: PlacedLink): Written {
  const { space, link } = placed;
  const { details } = link;
  if (details['persist'] !== true) return say('a program made it, and it ends with that program');
  const flags = ['pi', 'vnet_hdr', 'multi_queue'].filter((flag) => details[flag] === true);
  const owners = ['user', 'group'].flatMap((key) => {
    const who = details[key];
    return typeof who === 'string' || typeof who === 'number' ? [key, shellQuote(String(who))] : [];
  });
  const mode = details['type'] === 'tun' ? 'tun' : 'tap';
  const name = shellQuote(link.name);
  const own = mode === 'tap' ? traits(placed) : mtuOf(placed);
  return {
    commands: [
      `${toolIn(space)} tuntap add dev ${name} mode ${[mode, ...owners, ...flags].join(' ')}`,
      ...(own === '' ? [] : [`${toolIn(space)} link set ${name}${own}`]),
    ],
    makes: [placed],
  };
}

/** ` address 02:… mtu 1450`: the same MAC address, so that captures and tables of the saved network still fit. */
function traits(placed: PlacedLink, below?: PlacedLink): string {
  const { space, link } = placed;
  return `${hasOwnMac(space, link, below?.link) ? ` address ${link.mac ?? ''}` : ''}${mtuOf(placed, below)}`;
}

function hasOwnMac(space: NetworkNamespace, { name, kind, mac }: Link, below: Link | undefined): boolean {
  if (mac === null || NO_MAC.includes(kind ?? '') || SAME_MAC.includes(kind ?? '')) return false;
  // A bridge or bond takes one of its members', a VLAN that of the link below.
  const members = space.links.filter(({ master }) => master === name);
  if (kind === 'bridge' || kind === 'bond') return members.every((member) => member.mac !== mac);
  return below?.mac !== mac;
}

function mtuOf({ space, link }: PlacedLink, below?: PlacedLink): string {
  const { kind, mtu, name } = link;
  const usual = below?.link.mtu ?? USUAL_MTU;
  const isTunnel = TUNNELS.includes(kind ?? '');
  if (kind === 'vrf' || (!isTunnel && mtu === usual)) return '';
  // A bridge has the smallest of its ports'.
  if (kind === 'bridge' && space.links.some((port) => port.master === name && port.mtu === mtu)) return '';
  return ` mtu ${mtu}`;
}
