import type { NatRule } from './networkState.ts';

/** A NAT rule in one line: `dnat port 8080/tcp becomes 172.17.0.2:80`, `masquerade from 172.17.0.0/16 not out of br0`. */
export function natText(rule: NatRule): string {
  const { action, source, destination, port, protocol, to } = rule;
  return [
    action,
    phrase('from', source),
    phrase('to', destination),
    phrase('port', port === null || protocol === null ? port : `${port}/${protocol}`),
    phrase('in at', rule.in),
    phrase('out of', rule.out),
    phrase('becomes', to),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** A value that begins with `!` must not match. */
function phrase(word: string, value: string | null): string {
  if (value === null) return '';
  return value.startsWith('!') ? `not ${word} ${value.slice(1)}` : `${word} ${value}`;
}
