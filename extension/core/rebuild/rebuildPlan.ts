import { message, say } from '../language/say.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import { VM_HOST } from '../machine/machine.ts';
import { spaceLabel } from '../state/networkLocation.ts';
import { findLink, type NetworkNamespace, type NetworkState } from '../state/networkState.ts';
import { fdbOf, joinMaster, vlansOf, vnisOf } from './bridgePorts.ts';
import { createLinks, type PlacedLink } from './createLinks.ts';
import { firewallCommand, type FirewallText } from './firewallTexts.ts';
import { isOfMachine, rebuildableSpaces, toolIn } from './namespaceLocation.ts';
import { linkSettingsOf, loopbackSettingsOf, machineSpace, settingsOf } from './settings.ts';
import { addressesOf, neighboursOf, routesOf, rulesOf } from './tables.ts';
import { trafficOf } from './traffic.ts';

/** Commands that belong together. */
export interface RebuildPart {
  /** In English, a message of the catalogue. */
  readonly title: string;
  readonly commands: readonly string[];
}

/** A network as the commands that build it on a fresh machine, run on the machine itself from the first to the last. */
export interface RebuildPlan {
  /** Hosts beside the machine. */
  readonly hosts: readonly string[];
  readonly parts: readonly RebuildPart[];
  /** What is in the network and not in the commands, a few words each. */
  readonly left: readonly string[];
}

/** Programs that terminals and the machine itself keep. */
const OURS = /^(bash|sh|patchbay-.*)$/;

/** Writes a network as commands. What it has and they don't is in `left`. Never throws. */
export function rebuildPlan(state: NetworkState, firewalls: readonly FirewallText[]): RebuildPlan {
  const spaces = rebuildableSpaces(state);
  const links = createLinks(state);
  const { made } = links;
  const loopbacks = spaces.flatMap((space): PlacedLink[] => {
    const lo = findLink(space, 'lo');
    return lo === undefined ? [] : [{ space, link: lo }];
  });
  const traffic = made.map((placed) => trafficOf(state, placed));
  const machine = machineSpace(spaces);
  // A bond's member joins while it is down, and a port of a bridge has its VLANs before it carries anything.
  const parts: RebuildPart[] = [
    { title: message('Hosts and namespaces'), commands: spacesOf(spaces) },
    { title: message('Interfaces'), commands: links.commands },
    { title: message('Ports'), commands: made.flatMap((placed) => [...joinMaster(placed)]) },
    {
      title: message('VLANs and tunnels'),
      commands: made.flatMap((placed) => [...vlansOf(placed), ...vnisOf(placed)]),
    },
    {
      title: message('Settings'),
      commands: [
        ...spaces.flatMap((space) => [...settingsOf(space, machine), ...loopbackSettingsOf(space)]),
        ...made.flatMap(linkSettingsOf),
      ],
    },
    { title: message('Addresses'), commands: [...loopbacks, ...made].flatMap(addressesOf) },
    {
      title: message('Links go up'),
      commands: [...loopbacks.flatMap(loopback), ...made.flatMap(goUp), ...made.flatMap(stayDown)],
    },
    {
      title: message('Routes and rules'),
      commands: spaces.flatMap((space) => [...routesOf(space, isBuilt(space, made)), ...rulesOf(space)]),
    },
    {
      title: message('Neighbours and forwarding entries'),
      commands: made.flatMap((placed) => [...neighboursOf(placed), ...fdbOf(state, placed)]),
    },
    { title: message('Traffic control'), commands: traffic.flatMap(({ commands }) => commands) },
    { title: message('Packet filters'), commands: firewalls.map(firewallCommand) },
  ];
  return {
    hosts: hostsOf(spaces),
    parts: parts.filter(({ commands }) => commands.length > 0),
    left: [...links.left, ...traffic.flatMap(({ left }) => left), ...leftOf(state, spaces)],
  };
}

/** The hosts of a network beside the machine. */
function hostsOf(spaces: readonly NetworkNamespace[]): string[] {
  return spaces
    .filter(({ host, name }) => host !== VM_HOST && name === null)
    .map(({ host }) => host)
    .sort();
}

function spacesOf(spaces: readonly NetworkNamespace[]): string[] {
  const hosts = hostsOf(spaces);
  return [
    ...(hosts.length === 0 ? [] : [`patchbay-host add ${hosts.join(' ')}`]),
    ...spaces.flatMap(({ host, name }) =>
      name === null ? [] : [`${toolIn({ host, name: null })} netns add ${shellQuote(name)}`],
    ),
  ];
}

/** A new namespace's loopback is down, a host's is up. */
function loopback({ space, link }: PlacedLink): string[] {
  if (link.up === (space.name === null)) return [];
  return [`${toolIn(space)} link set lo ${link.up ? 'up' : 'down'}`];
}

function goUp({ space, link }: PlacedLink): string[] {
  return link.up ? [`${toolIn(space)} link set ${shellQuote(link.name)} up`] : [];
}

/** The kernel switches VLANs on with the link below them (vlan_device_event in net/8021q/vlan.c). */
function stayDown({ space, link }: PlacedLink): string[] {
  return link.kind === 'vlan' && !link.up ? [`${toolIn(space)} link set ${shellQuote(link.name)} down`] : [];
}

function isBuilt(space: NetworkNamespace, made: readonly PlacedLink[]): (dev: string) => boolean {
  return (dev) => dev === 'lo' || made.some((one) => one.space === space && one.link.name === dev);
}

/** What no command builds. */
function leftOf(state: NetworkState, spaces: readonly NetworkNamespace[]): string[] {
  const others = state.namespaces.filter(({ host }) => host === '').map((space) => spaceLabel(state, space));
  const programs = spaces
    // Of the machine itself, they are those that every Linux runs.
    .filter(({ host, name }) => host !== VM_HOST || name !== null)
    .flatMap((space) =>
      space.processes
        .filter(({ comm }) => !OURS.test(comm))
        .map(({ comm }) =>
          say('the program {program} in {place}', { program: comm, place: spaceLabel(state, space) }),
        ),
    );
  const notUnique = state.namespaces
    .filter((space) => space.host !== '' && !spaces.includes(space))
    .map((space) => say('the second name {name} of a namespace', { name: spaceLabel(state, space) }));
  const ofMachine = spaces.flatMap((space) =>
    space.links
      .filter((link) => link.name !== 'lo' && isOfMachine(space, link) && hasTraffic(space, link.name))
      .map((link) =>
        say('what was changed on {link} of {place}', { link: link.name, place: spaceLabel(state, space) }),
      ),
  );
  return [
    ...new Set([...others, ...notUnique, ...programs, ...ofMachine]),
    ...state.unread.map(({ words }) => words),
  ];
}

function hasTraffic(space: NetworkNamespace, dev: string): boolean {
  return (
    space.filters.some((filter) => filter.dev === dev) ||
    space.qdiscs.some((qdisc) => qdisc.dev === dev && qdisc.kind === 'netem')
  );
}
