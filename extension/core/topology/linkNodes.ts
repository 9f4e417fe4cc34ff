import { say } from '../language/say.ts';
import { bondOf, bridgeOf, isBlocked } from '../state/linkMasters.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { linkFacts } from './linkFacts.ts';
import type { Edge, Node } from './topology.ts';
import { boxOfLink, nodeId } from './topologyIds.ts';
import { isTunnel } from './tunnels/tunnelEnds.ts';

/** A link as a node of the picture. */
export function nodeOf(space: NetworkNamespace, link: Link): Node {
  return {
    id: nodeId(space, link.name),
    box: boxOfLink(space, link),
    kind: kindOf(link),
    name: link.name,
    type: typeOf(link),
    condition: !link.up ? 'down' : link.carrier ? 'up' : 'no carrier',
    addresses: [...link.addresses]
      .filter(({ scope }) => scope !== 'link')
      .sort((a, b) => a.family.localeCompare(b.family))
      .map(({ address, prefixLength }) => `${address}/${prefixLength}`),
    facts: linkFacts(space, link),
  };
}

/** The kernel's word for its kind; of a cable, that its far end is in a namespace that could not be found. */
function typeOf({ kind, below }: Link): string {
  return kind === 'veth' && below?.name === null ? say('veth into an unseen namespace') : (kind ?? 'device');
}

function kindOf(link: Link): Node['kind'] {
  if (link.kind === 'bridge') return 'bridge';
  if (link.kind === 'bond' || link.kind === 'team') return 'bond';
  return isTunnel(link) ? 'tunnel' : 'nic';
}

/** The lines that begin at a link. Each cable is there once: at the end with the smaller id. */
export function edgesOf(state: NetworkState, space: NetworkNamespace, link: Link): Edge[] {
  const id = nodeId(space, link.name);
  const edge = (kind: Edge['kind'], to: string, label = '', blocked = false): Edge => ({
    id: `${id}${kind === 'cable' ? '=' : '>'}${to}`,
    kind,
    from: id,
    to,
    label,
    blocked,
  });
  const edges: Edge[] = [];
  const [bridge, bond] = [bridgeOf(space, link), bondOf(space, link)];
  if (bridge) {
    const closed = isBlocked(link) && link.up && link.carrier;
    edges.push(edge('port', nodeId(space, bridge.name), closed ? closedWord(link) : '', closed));
  }
  if (bond) edges.push(edge('member', nodeId(space, bond.name), memberLabel(link, bond)));
  const other = state.namespaces.find(({ inode }) => inode === link.below?.inode);
  if (!other || link.below?.name == null) return edges;
  const to = nodeId(other, link.below.name);
  if (link.kind !== 'veth' && link.kind !== 'netkit') edges.push(edge('on', to, labelOf(link)));
  else if (id < to) edges.push(edge('cable', to));
  return edges;
}

/** What the spanning tree, or `bridge link set … state`, makes of a port that is plugged in. */
function closedWord(link: Link): string {
  return say('{state} port', { state: String(link.portDetails['state']) });
}

/** Whether a bond sends with this member; empty where it sends with all. */
function memberLabel(link: Link, bond: Link): string {
  const { state } = link.portDetails;
  return bond.details['mode'] === 'active-backup' && typeof state === 'string' ? state.toLowerCase() : '';
}

function labelOf(link: Link): string {
  if (link.kind === 'vlan') {
    const id = String(link.details['id']);
    return link.details['protocol'] === '802.1ad' ? say('service VLAN {id}', { id }) : `VLAN ${id}`;
  }
  return typeof link.details['mode'] === 'string' ? link.details['mode'] : '';
}
