import type { NetworkNamespace } from '../networkState.ts';

/**
 * A setting of a link (`net.ipv4.conf.LINK.KEY`): the state has those that differ from 0, and `forwarding` where it differs
 * from the namespace's own.
 */
export function linkSetting(
  { sysctl }: Pick<NetworkNamespace, 'sysctl'>,
  family: 'ipv4' | 'ipv6',
  link: string,
  key: string,
): string {
  const own = sysctl[`net.${family}.conf.${link}.${key}`];
  if (own !== undefined) return own;
  if (key !== 'forwarding') return '0';
  return sysctl[family === 'ipv4' ? 'net.ipv4.ip_forward' : 'net.ipv6.conf.all.forwarding'] ?? '0';
}
