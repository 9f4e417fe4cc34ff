import { isFiltering } from '../state/linkMasters.ts';
import { hasAddress, linkLabel, spaceLabel } from '../state/networkLocation.ts';
import type { FdbEntry, Link, NetworkNamespace } from '../state/networkState.ts';
import { SERVICE_TAG } from '../capture/packetText.ts';
import { innermost, type Packet } from '../capture/packet.ts';
import { destinationOf } from './delivery.ts';
import { because, listed, unproven, type Evidence, type Explanation } from './explanation.ts';
import { idleText, type LastSeen } from './known.ts';
import { say } from '../language/say.ts';

/** A frame at a bridge: where it came in, and the VLAN that the bridge put it in. */
interface AtBridge {
  readonly last: LastSeen;
  readonly bridge: Link;
  /** Null where the bridge does not filter VLANs. */
  readonly vlan: number | null;
}

/** It came in through a port of a bridge and left through none. */
export function lostAtBridge(last: LastSeen, bridge: Link): Explanation {
  const { space, link, sighting } = last;
  const { name } = bridge;
  if (!bridge.up) return because(say('{name} is down', { name }), at(last, bridge, say('down')));
  const state = link.portDetails['state'];
  if (typeof state === 'string' && state !== 'forwarding')
    return because(
      say('the port {name} of {other} is {state}, and does not forward', {
        name: link.name,
        other: name,
        state,
      }),
      at(last, link, say('{state} port of {name}', { state, name })),
    );
  const vlan = vlanOf(space, bridge, link, sighting.packet);
  if (vlan !== null && typeof vlan !== 'number') return because(vlan.why, vlanEvidence(last, link.name));
  const here: AtBridge = { last, bridge, vlan };
  const locked = refusedByLock(here);
  if (locked !== null) return locked;
  const mac = sighting.packet.ethernet?.destination ?? '';
  const entry = space.fdb.find((known) => isFor(here, known, mac));
  return (entry ? toEntry(here, entry) : toAll(here)) ?? inOrder(here, entry);
}

/** A locked port takes frames only from addresses that its forwarding table has behind it (bridge(8)). */
function refusedByLock({ last, bridge }: AtBridge): Explanation | null {
  const { space, link, sighting } = last;
  const source = sighting.packet.ethernet?.source;
  if (link.portDetails['locked'] !== true || source === undefined) return null;
  if (space.fdb.some(({ mac, port }) => mac === source && port === link.name)) return null;
  return because(
    say('the port {name} of {other} is locked, and its FDB has no entry for {source} there', {
      name: link.name,
      other: bridge.name,
      source,
    }),
    at(last, link, 'locked on'),
  );
}

/** What kind of frame a port may be told not to take when it is flooded. */
function floodFlag(packet: Packet): string {
  const mac = packet.ethernet?.destination ?? '';
  if (mac === 'ff:ff:ff:ff:ff:ff') return 'bcast_flood';
  return (parseInt(mac.slice(0, 2), 16) & 1) === 1 ? 'mcast_flood' : 'flood';
}

function isFor({ last: { space }, bridge, vlan }: AtBridge, known: FdbEntry, mac: string): boolean {
  if (known.mac !== mac || (vlan !== null && known.vlan !== null && known.vlan !== vlan)) return false;
  return known.port === bridge.name || known.bridge === bridge.name || isPort(space, bridge, known.port);
}

function isPort(space: NetworkNamespace, bridge: Link, name: string): boolean {
  return space.links.some((port) => port.name === name && port.master === bridge.name);
}

/** The forwarding table names one port, or the bridge itself. */
function toEntry(here: AtBridge, entry: FdbEntry): Explanation | null {
  const { last, bridge, vlan } = here;
  const { space, link } = last;
  const fdb: Evidence = {
    kind: 'fdb',
    where: linkLabel(last.state, space, bridge.name),
    shows: `${entry.mac} dev ${entry.port}${entry.vlan === null ? '' : say(' vlan {vlan}', { vlan: entry.vlan })}${entry.state === '' ? '' : ` ${entry.state}`}`,
  };
  const own = entry.port === bridge.name || (entry.state === 'permanent' && entry.mac === bridge.mac);
  if (own) {
    return vlan !== null && !isIn(space, bridge.name, vlan)
      ? because(
          say('the frame is for {name} itself, and {name} itself is not in VLAN {vlan}', {
            name: bridge.name,
            vlan,
          }),
          fdb,
          vlanEvidence(last, bridge.name),
        )
      : null;
  }
  if (entry.port === link.name && link.portDetails['hairpin'] !== true)
    return because(
      say('the FDB of {name} has {mac} behind {other}, where it came from', {
        name: bridge.name,
        mac: entry.mac,
        other: link.name,
      }),
      fdb,
    );
  const port = space.links.find(({ name, master }) => name === entry.port && master === bridge.name);
  if (!port) return null;
  const why = closed(here, port);
  return why === null
    ? null
    : because(
        say('the FDB of {name} has {mac} behind {other}, which {why}', {
          name: bridge.name,
          mac: entry.mac,
          other: port.name,
          why: why.why,
        }),
        fdb,
        why.shows,
      );
}

/** What keeps a frame from leaving through a port. */
export function closed(
  { last, vlan }: Pick<AtBridge, 'last' | 'vlan'>,
  port: Link,
): { why: string; shows: Evidence } | null {
  const idle = idleText(port);
  if (idle !== null) return { why: say('is {idle}', { idle }), shows: at(last, port, idle) };
  const state = port.portDetails['state'];
  if (typeof state === 'string' && state !== 'forwarding')
    return { why: say('is {state}', { state }), shows: at(last, port, say('{state} port', { state })) };
  if (vlan !== null && !isIn(last.space, port.name, vlan))
    return { why: say('is not in VLAN {vlan}', { vlan }), shows: vlanEvidence(last, port.name) };
  if (isIsolated(last.link) && isIsolated(port))
    return {
      why: say('is isolated, as {name} is: isolated ports do not reach each other', { name: last.link.name }),
      shows: at(last, port, say('isolated on, and so is {name}', { name: last.link.name })),
    };
  return null;
}

/** It was to be flooded. */
function toAll(here: AtBridge): Explanation | null {
  const { last, bridge, vlan } = here;
  const { space, link } = last;
  const { name } = bridge;
  const others = space.links.filter((port) => port.master === name && port.name !== link.name);
  const wanted = destinationOf(innermost(last.sighting.packet));
  if (vlan !== null && wanted !== null && hasAddress(space, wanted) && !isIn(space, name, vlan))
    return because(
      say('{place} has {wanted} itself, and {name} itself is not in VLAN {vlan}', {
        place: spaceLabel(last.state, space),
        wanted,
        name,
        vlan,
      }),
      vlanEvidence(last, name),
    );
  if (others.length === 0)
    return because(
      say('{name} has no other port', { name }),
      at(last, bridge, say('one port: {name}', { name: link.name })),
    );
  const ready = others.filter((port) => idleText(port) === null);
  const shows = others.map((port) => closed(here, port)?.shows ?? []).flat();
  if (ready.length === 0)
    return because(
      say('no other port of {name} is up ({names})', {
        name,
        names: others.map((port) => port.name).join(', '),
      }),
      ...shows,
    );
  if (vlan !== null && !ready.some((port) => isIn(space, port.name, vlan))) {
    const kind = bridge.details['vlan_protocol'] === '802.1ad' ? say('service VLAN') : 'VLAN';
    return because(say('no other port of {name} is in {kind} {vlan}', { name, kind, vlan }), ...shows);
  }
  const flag = floodFlag(last.sighting.packet);
  const shut = ready.filter((port) => port.portDetails[flag] === false && closed(here, port) === null);
  if (shut.length > 0 && ready.every((port) => shut.includes(port) || closed(here, port) !== null))
    return because(
      say(
        'the frame is to be flooded, and {names} of {name} {count, plural, one {takes} other {take}} no such frames ({flag} off)',
        {
          names: shut.map((port) => port.name).join(', '),
          name,
          count: shut.length,
          flag,
        },
      ),
      ...shut.map((port) => at(last, port, `${flag} off`)),
      ...shows,
    );
  return ready.every((port) => closed(here, port) !== null)
    ? because(
        say('no other port of {name} takes it: {names}', {
          name,
          names: listed(
            ready.map((port) => say('{name} {why}', { name: port.name, why: closed(here, port)?.why ?? '' })),
          ),
        }),
        ...shows,
      )
    : null;
}

function inOrder({ last, bridge, vlan }: AtBridge, entry: FdbEntry | undefined): Explanation {
  const { space, link } = last;
  return unproven(
    [
      say('{name} is up and {other} forwards', { name: bridge.name, other: link.name }),
      ...(vlan === null ? [] : [say('{name} is in VLAN {vlan}', { name: link.name, vlan })]),
      ...(entry === undefined
        ? []
        : [say('the FDB has {mac} behind {port}', { mac: entry.mac, port: entry.port })]),
    ],
    space.sysctl['net.bridge.bridge-nf-call-iptables'] === '1' || bridge.details['nf_call_iptables'] === 1
      ? [say('the rules of iptables that bridged packets pass here (br_netfilter)')]
      : [],
  );
}

/**
 * The VLAN in which a bridge with filtering puts a frame; null without filtering, a reason where it drops the frame. A tag
 * of another protocol than the bridge's is payload to it (br_vlan.c, __allowed_ingress).
 */
export function vlanOf(
  space: NetworkNamespace,
  bridge: Link,
  port: Link,
  packet: Packet,
): number | { why: string } | null {
  if (!isFiltering(bridge)) return null;
  const isService = bridge.details['vlan_protocol'] === '802.1ad';
  const tag = (packet.tagType === SERVICE_TAG) === isService ? packet.tags[0] : undefined;
  const own = space.vlans.filter((entry) => entry.port === port.name);
  if (tag !== undefined && tag !== 0)
    return own.some(({ vlan }) => vlan === tag)
      ? tag
      : {
          why: say('the port {name} of {other} is not in VLAN {tag}', {
            name: port.name,
            other: bridge.name,
            tag,
          }),
        };
  return (
    own.find(({ pvid }) => pvid)?.vlan ?? {
      why: say('the port {name} of {other} has no VLAN for frames without a tag (pvid)', {
        name: port.name,
        other: bridge.name,
      }),
    }
  );
}

function isIsolated({ portDetails }: Link): boolean {
  return portDetails['isolated'] === true;
}

export function isIn(space: NetworkNamespace, port: string, vlan: number): boolean {
  return space.vlans.some((entry) => entry.port === port && entry.vlan === vlan);
}

function at({ state, space }: LastSeen, link: Link, shows: string): Evidence {
  return { kind: 'link', where: linkLabel(state, space, link.name), shows };
}

function vlanEvidence({ state, space }: LastSeen, port: string): Evidence {
  const own = space.vlans
    .filter((entry) => entry.port === port)
    .map(({ vlan, pvid }) => `${vlan}${pvid ? ' pvid' : ''}`);
  return {
    kind: 'vlan',
    where: linkLabel(state, space, port),
    shows: own.length === 0 ? say('in no VLAN') : `VLAN ${own.join(', ')}`,
  };
}
