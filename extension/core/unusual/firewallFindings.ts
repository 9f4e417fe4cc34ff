import { spaceLabel } from '../state/networkLocation.ts';
import type { NetworkNamespace, NetworkState } from '../state/networkState.ts';
import type { FirewallChain } from '../state/tables/firewall.ts';
import { commandIn, terminalHost, type Finding } from './finding.ts';
import { firstOfEach } from './segments.ts';
import { say } from '../language/say.ts';

/** A namespace that forwards, and drops what no rule of its packet filter lets through. */
export function droppedForwards(state: NetworkState): Finding[] {
  return firstOfEach(state.namespaces).flatMap((space) =>
    space.chains
      .filter(({ hook, policy, type }) => hook === 'forward' && policy === 'drop' && type === 'filter')
      .filter((chain) => forwards(space, chain))
      .map((chain): Finding => {
        const legacy = chain.from === 'iptables-legacy';
        const command = legacy
          ? commandIn(space, `${chain.family === 'ip6' ? 'ip6' : 'ip'}tables-legacy`, '-v -n -L FORWARD')
          : commandIn(space, 'nft', `list chain ${chain.family} ${chain.table} ${chain.name}`);
        const which = {
          chain: chain.name,
          table: `${chain.family} ${chain.table}`,
          place: spaceLabel(state, space),
        };
        return {
          code: 'forward-drop',
          where: spaceLabel(state, space),
          node: null,
          what:
            chain.rules.length === 0
              ? say(
                  'The chain {chain} of {table} in {place} drops every forwarded packet that no rule accepts, and has no rule.',
                  which,
                )
              : say(
                  'The chain {chain} of {table} in {place} drops every forwarded packet that no rule accepts.',
                  which,
                ),
          why: bridgesToo(space, chain)
            ? say(
                'It applies to routed packets, and to bridged ones too, because br_netfilter passes them to it (bridge-nf-call-iptables). Docker sets this policy.',
              )
            : say('Routed packets end there without a reply. Docker sets this policy.'),
          command,
          host: terminalHost(space),
        };
      }),
  );
}

function forwards(space: NetworkNamespace, chain: FirewallChain): boolean {
  if (chain.family === 'bridge') return space.links.some(({ kind }) => kind === 'bridge');
  const ipv4 = chain.family !== 'ip6' && space.sysctl['net.ipv4.ip_forward'] === '1';
  const ipv6 = chain.family !== 'ip' && space.sysctl['net.ipv6.conf.all.forwarding'] === '1';
  return ipv4 || ipv6 || bridgesToo(space, chain);
}

function bridgesToo(space: NetworkNamespace, { family }: FirewallChain): boolean {
  const key = family === 'ip6' ? 'net.bridge.bridge-nf-call-ip6tables' : 'net.bridge.bridge-nf-call-iptables';
  return (
    family !== 'bridge' && space.sysctl[key] === '1' && space.links.some(({ kind }) => kind === 'bridge')
  );
}
