import type { Link, NetworkNamespace } from '../../state/networkState.ts';

/** One end of a tunnel. */
export interface TunnelEnd {
  readonly id: string;
  readonly link: Link;
  readonly space: NetworkNamespace;
}

const KINDS = [
  'vxlan',
  'geneve',
  'gre',
  'gretap',
  'erspan',
  'ip6gre',
  'ip6gretap',
  'ip6erspan',
  'ipip',
  'sit',
  'ip6tnl',
  'vti',
  'vti6',
  'wireguard',
  'xfrm',
];

/** Whether a link wraps what it sends into packets of another. */
export function isTunnel({ kind }: Pick<Link, 'kind'>): boolean {
  return kind !== null && KINDS.includes(kind);
}
