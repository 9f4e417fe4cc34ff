import { isFiltering } from '../state/linkMasters.ts';
import { hasAddress, linkLabel, spaceLabel } from '../state/networkLocation.ts';
import type { FdbEntry, Link, NetworkNamespace } from '../state/networkState.ts';
import { SERVICE_TAG } from '../capture/packetText.ts';
import { innermost, type Packet } from '../capture/packet.ts';
import { destinationOf } from './delivery.ts';
import { because, unproven, type Evidence, type Explanation } from './explanation.ts';
import { idleState, type LastSeen } from './known.ts';

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
  if (!bridge.up) return because(`${name} is down`, at(last, bridge, 'down'));
  const state = link.portDetails['state'];
  if (typeof state === 'string' && state !== 'forwarding')
    return because(
      `the port ${link.name} of ${name} is ${state}, and does not forward`,
      at(last, link, `${state} port of ${name}`),
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
    `the port ${link.name} of ${bridge.name} is locked, and its FDB has no entry for ${source} there`,
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
    shows: `${entry.mac} dev ${entry.port}${entry.vlan === null ? '' : ` vlan ${entry.vlan}`}${entry.state === '' ? '' : ` ${entry.state}`}`,
  };
  const own = entry.port === bridge.name || (entry.state === 'permanent' && entry.mac === bridge.mac);
  if (own) {
    return vlan !== null && !isIn(space, bridge.name, vlan)
      ? because(
          `the frame is for ${bridge.name} itself, and ${bridge.name} itself is not in VLAN ${vlan}`,
          fdb,
          vlanEvidence(last, bridge.name),
        )
      : null;
  }
  if (entry.port === link.name && link.portDetails['hairpin'] !== true)
    return because(`the FDB of ${bridge.name} has ${entry.mac} behind ${link.name}, where it came from`, fdb);
  const port = space.links.find(({ name, master }) => name === entry.port && master === bridge.name);
  if (!port) return null;
  const why = closed(here, port);
  return why === null
    ? null
    : because(
        `the FDB of ${bridge.name} has ${entry.mac} behind ${port.name}, which ${why.why}`,
        fdb,
        why.shows,
      );
}

/** What keeps a frame from leaving through a port. */
export function closed(
  { last, vlan }: Pick<AtBridge, 'last' | 'vlan'>,
  port: Link,
): { why: string; shows: Evidence } | null {
  const idle = idleState(port);
  if (idle !== null) return { why: `is ${idle}`, shows: at(last, port, idle) };
  const state = port.portDetails['state'];
  if (typeof state === 'string' && state !== 'forwarding')
    return { why: `is ${state}`, shows: at(last, port, `${state} port`) };
  if (vlan !== null && !isIn(last.space, port.name, vlan))
    return { why: `is not in VLAN ${vlan}`, shows: vlanEvidence(last, port.name) };
  if (isIsolated(last.link) && isIsolated(port))
    return {
      why: `is isolated, as ${last.link.name} is: isolated ports do not reach each other`,
      shows: at(last, port, `isolated on, and so is ${last.link.name}`),
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
      `${spaceLabel(last.state, space)} has ${wanted} itself, and ${name} itself is not in VLAN ${vlan}`,
      vlanEvidence(last, name),
    );
  if (others.length === 0)
    return because(`${name} has no other port`, at(last, bridge, `one port: ${link.name}`));
  const ready = others.filter((port) => idleState(port) === null);
  const shows = others.map((port) => closed(here, port)?.shows ?? []).flat();
  if (ready.length === 0)
    return because(
      `no other port of ${name} is up (${others.map((port) => port.name).join(', ')})`,
      ...shows,
    );
  if (vlan !== null && !ready.some((port) => isIn(space, port.name, vlan))) {
    const kind = bridge.details['vlan_protocol'] === '802.1ad' ? 'service VLAN' : 'VLAN';
    return because(`no other port of ${name} is in ${kind} ${vlan}`, ...shows);
  }
  const flag = floodFlag(last.sighting.packet);
  const shut = ready.filter((port) => port.portDetails[flag] === false && closed(here, port) === null);
  if (shut.length > 0 && ready.every((port) => shut.includes(port) || closed(here, port) !== null))
    return because(
      `the frame is to be flooded, and ${shut.map((port) => port.name).join(', ')} of ${name} ${shut.length > 1 ? 'take' : 'takes'} no such frames (${flag} off)`,
      ...shut.map((port) => at(last, port, `${flag} off`)),
      ...shows,
    );
  return ready.every((port) => closed(here, port) !== null)
    ? because(
        `no other port of ${name} takes it: ${ready.map((port) => `${port.name} ${closed(here, port)?.why ?? ''}`).join('; ')}`,
        ...shows,
      )
    : null;
}

function inOrder({ last, bridge, vlan }: AtBridge, entry: FdbEntry | undefined): Explanation {
  const { space, link } = last;
  return unproven(
    [
      `${bridge.name} is up and ${link.name} forwards`,
      ...(vlan === null ? [] : [`${link.name} is in VLAN ${vlan}`]),
      ...(entry === undefined ? [] : [`the FDB has ${entry.mac} behind ${entry.port}`]),
    ],
    space.sysctl['net.bridge.bridge-nf-call-iptables'] === '1' || bridge.details['nf_call_iptables'] === 1
      ? ['the rules of iptables that bridged packets pass here (br_netfilter)']
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
      : { why: `the port ${port.name} of ${bridge.name} is not in VLAN ${tag}` };
  return (
    own.find(({ pvid }) => pvid)?.vlan ?? {
      why: `the port ${port.name} of ${bridge.name} has no VLAN for frames without a tag (pvid)`,
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
    shows: own.length === 0 ? 'in no VLAN' : `VLAN ${own.join(', ')}`,
  };
}
