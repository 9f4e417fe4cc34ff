import { prefixCovers, sameAddress } from '../state/ipPrefix.ts';
import { linkLabel } from '../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { nodeId } from '../topology/topologyIds.ts';
import { commandIn, terminalHost, type Finding } from './finding.ts';
import { firstOfEach } from './segments.ts';
import { say } from '../language/say.ts';

/** Bytes that each kind adds to a packet over IPv4: headers of Ethernet inside, of the tunnel, of UDP and IP. */
const OVERHEAD: Readonly<Record<string, number>> = {
  vxlan: 50,
  geneve: 50,
  gretap: 38,
  gre: 24,
  ipip: 20,
  sit: 20,
};
/** What an IPv6 header has more than an IPv4 one. */
const IPV6_MORE = 20;
const GRE_KEY = 4;

/** A tunnel that takes larger packets than fit, wrapped, on the NIC that carries them. */
export function tunnelsThatDoNotFit(state: NetworkState): Finding[] {
  return firstOfEach(state.namespaces).flatMap((space) =>
    space.links.flatMap((link): Finding[] => {
      const under = link.up ? underlayOf(space, link) : undefined;
      const overhead = overheadOf(link);
      if (!under || overhead === null || link.mtu + overhead <= under.mtu) return [];
      return [
        {
          code: 'tunnel-mtu',
          where: linkLabel(state, space, link.name),
          node: nodeId(space, link.name),
          what: say(
            '{link} takes packets of {mtu} bytes. Encapsulated they have {wrapped} bytes, but {under}, which carries them, takes only {underMtu}.',
            {
              link: link.name,
              mtu: String(link.mtu),
              wrapped: String(link.mtu + overhead),
              under: under.name,
              underMtu: String(under.mtu),
            },
          ),
          why: say(
            'Packets of more than {fits} bytes are fragmented, or lost if fragments do not pass: small ones arrive, large ones do not. Set the MTU of {link} to {fits}.',
            { fits: String(under.mtu - overhead), link: link.name },
          ),
          command: commandIn(space, 'ip', `-d link show dev ${link.name}`),
          host: terminalHost(space),
        },
      ];
    }),
  );
}

function overheadOf({ kind, details }: Link): number | null {
  const plain = OVERHEAD[kind ?? ''];
  if (plain === undefined) return null;
  const isIpv6 = ['remote6', 'local6', 'group6'].some((key) => key in details);
  return plain + (isIpv6 ? IPV6_MORE : 0) + ('okey' in details ? GRE_KEY : 0);
}

/** The NIC that carries a tunnel: the one it names, that of its own address, or that of its remote's subnet. */
function underlayOf(space: NetworkNamespace, link: Link): Link | undefined {
  const { details } = link;
  const text = (key: string): string | undefined =>
    typeof details[key] === 'string' ? details[key] : undefined;
  const named = text('link');
  if (named !== undefined) return space.links.find(({ name }) => name === named);
  const others = space.links.filter((other) => other !== link && other.name !== 'lo');
  const local = text('local') ?? text('local6');
  const byLocal = others.find(({ addresses }) =>
    addresses.some(({ address }) => local !== undefined && sameAddress(address, local)),
  );
  if (byLocal) return byLocal;
  const remote = text('remote') ?? text('remote6');
  return others.find(({ addresses }) =>
    addresses.some(
      ({ address, prefixLength }) =>
        remote !== undefined && prefixCovers(`${address}/${prefixLength}`, remote),
    ),
  );
}
