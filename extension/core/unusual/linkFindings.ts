import { bridgeOf, isBlocked, isFiltering } from '../state/linkMasters.ts';
import { linkLabel, spaceLabel } from '../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { nodeId } from '../topology/topologyIds.ts';
import { commandIn, terminalHost, type Finding } from './finding.ts';
import { Groups } from './groups.ts';
import { firstOfEach } from './segments.ts';
import { say } from '../language/say.ts';

interface Bridged {
  readonly space: NetworkNamespace;
  readonly bridge: Link;
}

/** Bridges that are joined in a circle with all ports open and no spanning tree: a broadcast never ends. */
export function bridgeLoops(state: NetworkState): Finding[] {
  const spaces = firstOfEach(state.namespaces);
  const bridges = spaces.flatMap((space) =>
    space.links.filter(({ kind }) => kind === 'bridge').map((bridge): Bridged => ({ space, bridge })),
  );
  // A cable between two bridges, once; those to a port that is shut are no way.
  const cables = bridges.flatMap(({ space, bridge }) =>
    space.links.flatMap((link) => {
      const far = link.kind === 'veth' ? farPort(spaces, link) : null;
      if (bridgeOf(space, link) !== bridge || !isOpen(link) || !far || !isOpen(far.link)) return [];
      const [from, to] = [nodeId(space, bridge.name), nodeId(far.space, far.bridge.name)];
      return nodeId(space, link.name) < nodeId(far.space, far.link.name)
        ? [{ from, to, space, bridge, far }]
        : [];
    }),
  );
  const joined = new Groups();
  return cables.flatMap(({ from, to, space, bridge, far }): Finding[] => {
    if (joined.join(from, to)) return [];
    if (bridge.details['stp_state'] !== 0 && far.bridge.details['stp_state'] !== 0) return [];
    // With VLANs, two ways may be of different ones.
    if (isFiltering(bridge) || isFiltering(far.bridge)) return [];
    const names = [{ bridge, space }, far]
      .map((one) =>
        say('{bridge} in {place}', { bridge: one.bridge.name, place: spaceLabel(state, one.space) }),
      )
      .join(say(' and '));
    return [
      {
        code: 'bridge-loop',
        where: linkLabel(state, space, bridge.name),
        node: from,
        what:
          from === to
            ? say('{bridge} is cabled to itself.', { bridge: bridge.name })
            : say('{names} are joined more than once, and no spanning tree closes one of the paths.', {
                names,
              }),
        why: say(
          'A broadcast circles forever and fills every link. Remove one cable, or turn the spanning tree on (ip link set … type bridge stp_state 1).',
        ),
        command: commandIn(space, 'bridge', '-d link show'),
        host: terminalHost(space),
      },
    ];
  });
}

function isOpen(port: Link): boolean {
  return port.up && port.carrier && !isBlocked(port);
}

function farPort(spaces: readonly NetworkNamespace[], { below }: Link): (Bridged & { link: Link }) | null {
  const space = spaces.find(({ inode }) => inode === below?.inode);
  const link = space?.links.find(({ name }) => name === below?.name);
  const bridge = space && link ? bridgeOf(space, link) : null;
  return space && link && bridge ? { space, link, bridge } : null;
}

/** A queueing discipline that loses, delays or limits on purpose. */
export function shapedPackets(state: NetworkState): Finding[] {
  return firstOfEach(state.namespaces).flatMap((space) =>
    space.qdiscs
      .filter(({ kind }) => kind === 'netem' || kind === 'tbf')
      .map(({ dev, kind, drops, options }): Finding => ({
        code: 'packets-shaped',
        where: linkLabel(state, space, dev),
        node: nodeId(space, dev),
        what:
          drops > 0
            ? say('{dev} sends through {kind}: {shape}; {drops} packets dropped so far.', {
                dev,
                kind,
                shape: shapeWords(options),
                drops: String(drops),
              })
            : say('{dev} sends through {kind}: {shape}.', { dev, kind, shape: shapeWords(options) }),
        why: say(
          'Packets that leave here are delayed, lost or slowed down on purpose. This applies to packets that are sent, not to those that are received.',
        ),
        command: commandIn(space, 'tc', `-s qdisc show dev ${dev}`),
        host: terminalHost(space),
      })),
  );
}

function shapeWords(options: Readonly<Record<string, unknown>>): string {
  const { delay, rate } = options;
  const loss = Number((options['loss-random'] as { loss?: unknown } | undefined)?.loss ?? 0);
  const seconds = Number((delay as { delay?: unknown } | undefined)?.delay ?? 0);
  const bytes = Number(
    typeof rate === 'number' ? rate : ((rate as { rate?: unknown } | undefined)?.rate ?? 0),
  );
  const words = [
    seconds > 0 ? say('a delay of {ms} ms', { ms: String(Math.round(seconds * 1000)) }) : '',
    loss > 0 ? say('a loss of {percent} %', { percent: String(Math.round(loss * 100)) }) : '',
    'loss-model' in options ? say('losses by a model') : '',
    bytes > 0 ? say('at most {rate} kbit/s', { rate: String(Math.round((bytes * 8) / 1000)) }) : '',
  ].filter((word) => word !== '');
  return words.join(', ') || say('as configured');
}
