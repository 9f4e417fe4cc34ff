import { VM_HOST } from '../machine/machine.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { isIdleDefault } from '../topology/topologyBoxes.ts';
import { firewallFacts } from './firewallFacts.ts';
import { free, linkClass, linkTraits, spaceWords } from './linkTraits.ts';

/** A fact of a network. */
export interface NetworkFact {
  /** `red: <eth0>, veth to vm, has 10.0.0.1/24`: names that a learner may choose otherwise stand in angle brackets. */
  readonly text: string;
  readonly space: NetworkNamespace;
  /** The link that it is about; null for none. */
  readonly link: string | null;
}

/** Settings of a whole namespace that say what it does with others' packets; 0 goes without saying. */
const SETTINGS =
  /^net\.(ipv4\.ip_forward|ipv6\.conf\.all\.forwarding|ipv4\.conf\.all\.(proxy_arp|arp_ignore)|.*icmp.*ignore_all|bridge\.bridge-nf-call-.*)$/;
const LINK_SETTINGS =
  /^net\.ipv[46]\.conf\.(.+)\.(proxy_arp|proxy_arp_pvlan|proxy_ndp|arp_ignore|arp_filter|accept_local|forwarding)$/;
/** Queueing disciplines that the kernel chooses by itself. */
export const USUAL_QDISCS = ['noqueue', 'pfifo', 'pfifo_fast', 'fq_codel', 'fq', 'mq'];
const NO_MAC = '00:00:00:00:00:00';

/**
 * What a network is, without what may differ between two that are the same: names of links, MAC addresses, numbers,
 * counters, times, and what was learned. What belongs to the machine and not to the lesson is left out too: its own
 * NIC, and Docker's where no container runs.
 */
export function networkFacts(state: NetworkState): NetworkFact[] {
  return state.namespaces.flatMap((space) => {
    // A namespace with two names is listed once for each, and one that nobody can name is nobody's work.
    const label = spaceWords(state, space);
    if (label === 'an unnamed namespace') return [];
    const idle = idleDocker(state, space);
    const links = space.links.filter(
      (link) =>
        !isMachinesNic(space, link) && !isIdleDefault(space, link) && !(idle && link.name === 'docker0'),
    );
    const shown = (name: string | null): boolean => name === null || links.some((link) => link.name === name);
    const fact = (words: string, link: string | null = null): NetworkFact => ({
      text: `${label}: ${words}`,
      space,
      link,
    });
    return [
      ...(space.name !== null || space.host === '' ? [fact('is there')] : []),
      ...links.flatMap((link) => linkFactsOf(state, space, link).map((words) => fact(words, link.name))),
      ...tableFacts(space)
        .filter(({ dev }) => shown(dev))
        .map(({ words, dev }) => fact(words, dev)),
      ...(idle ? [] : firewallFacts(space).map((words) => fact(words))),
      ...settingFacts(space).map((words) => fact(words)),
    ];
  });
}

/** The text of a fact without the names that may differ. */
export function factKey(text: string): string {
  return text.replace(/<[^<>]*>/g, '<>');
}

/** The machine's own NIC, through which it is reached. */
export function isMachinesNic(space: NetworkNamespace, { kind, name }: Link): boolean {
  return space.host === VM_HOST && space.name === null && kind === null && name !== 'lo';
}

function idleDocker(state: NetworkState, space: NetworkNamespace): boolean {
  return (
    space.host === VM_HOST &&
    space.name === null &&
    state.containers.length === 0 &&
    space.links.some(({ name }) => name === 'docker0')
  );
}

function linkFactsOf(state: NetworkState, space: NetworkNamespace, link: Link): string[] {
  const called = `${free(link.name)}, ${linkClass(state, link)},`;
  if (link.name === 'lo') {
    return linkTraits(space, { ...link, up: true, mtu: 1500 }).map((words) => `lo ${words}`);
  }
  const qdiscs = space.qdiscs
    .filter(({ dev, kind }) => dev === link.name && !USUAL_QDISCS.includes(kind))
    .map(({ kind, options }) =>
      `has qdisc ${kind} ${JSON.stringify(options).replaceAll(/["{}]/g, '')}`.trim(),
    );
  const filters = space.filters
    .filter(({ dev }) => dev === link.name)
    .map(
      ({ side, kind, actions }) =>
        `has a filter at ${side}: ${[kind, ...actions.map((one) => one.kind)].join(' ')}`,
    );
  const held = space.tunHolders.some((holder) => holder.link === link.name && holder.inode === space.inode)
    ? ['is held by a program']
    : [];
  const traits = [...linkTraits(space, link), ...qdiscs, ...filters, ...held];
  return ['is there', ...traits].map((words) => `${called} ${words}`);
}

interface TableFact {
  readonly words: string;
  readonly dev: string | null;
}

function tableFacts(space: NetworkNamespace): TableFact[] {
  const facts: TableFact[] = [];
  for (const { type, destination, via, dev, table, protocol, mtu, weight = 1 } of space.routes) {
    if (table === 'local' || protocol === 'kernel' || protocol === 'ra') continue;
    const words = [
      type === 'unicast' ? `route ${destination}` : `route ${type} ${destination}`,
      via !== null && `via ${via}`,
      dev !== null && `by ${free(dev)}`,
      table !== 'main' && `in table ${table}`,
      mtu !== null && `with MTU ${mtu}`,
      weight !== 1 && `with weight ${weight}`,
    ];
    facts.push({ words: words.filter(Boolean).join(' '), dev });
  }
  for (const { priority, selector, action } of space.rules) {
    const usual = [0, 32766, 32767].includes(priority) && selector === 'from all';
    if (!usual) facts.push({ words: `rule ${selector} ${action}`, dev: null });
  }
  for (const { address, dev, state } of space.neighbours) {
    if (state.includes('PERMANENT'))
      facts.push({ words: `permanent neighbour ${address} at ${free(dev)}`, dev });
  }
  for (const { address, dev } of space.proxies)
    facts.push({ words: `answers for ${address} at ${free(dev)}`, dev });
  for (const { mac, port, dst, state } of space.fdb) {
    if (state !== 'static' && !(state === 'permanent' && dst !== null)) continue;
    const whose = mac === NO_MAC ? 'frames to unknown addresses' : 'frames to one MAC address';
    facts.push({
      words: `${whose} go to ${dst ?? free(port)}${dst === null ? '' : ` by ${free(port)}`}`,
      dev: port,
    });
  }
  for (const { port, vlan, pvid, tagged } of space.vlans) {
    if (!filtersVlans(space, port)) continue;
    facts.push({
      words: `VLAN ${vlan} at ${free(port)}: ${tagged ? 'tagged' : 'untagged'}${pvid ? ', pvid' : ''}`,
      dev: port,
    });
  }
  for (const { port, vlan, vni } of space.vlanTunnels)
    facts.push({ words: `VLAN ${vlan} at ${free(port)} is VNI ${vni}`, dev: port });
  for (const { port, first, last } of space.vnis)
    facts.push({ words: `${free(port)} lets in VNI ${first} to ${last}`, dev: port });
  return facts;
}

function filtersVlans({ links }: NetworkNamespace, port: string): boolean {
  const link = links.find(({ name }) => name === port);
  const bridge = link?.kind === 'bridge' ? link : links.find(({ name }) => name === link?.master);
  return Number(bridge?.details['vlan_filtering'] ?? 0) === 1;
}

function settingFacts({ sysctl, links }: NetworkNamespace): string[] {
  return Object.entries(sysctl).flatMap(([key, value]) => {
    if (SETTINGS.test(key)) return value === '0' ? [] : [`${key} is ${value}`];
    const [, link, name] = LINK_SETTINGS.exec(key) ?? [];
    const known = links.find((one) => one.name === link);
    return known === undefined || link === undefined || name === undefined
      ? []
      : [`${name} of ${free(link)} is ${value}`];
  });
}
