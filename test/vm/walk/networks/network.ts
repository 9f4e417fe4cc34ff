import type { WalkOptions } from '../../../../extension/core/walk/runWalk.ts';

/** A network whose truth was written by hand before any walk was run through it. */
export interface Network {
  readonly name: string;
  /** Builds it on `vm`, with the functions of `TOOLS`. */
  readonly world: string;
  readonly walks: readonly Truth[];
}

/** One packet through it, and what is true of it. */
export interface Truth {
  readonly what: string;
  /** Changes the network before the walk; it stays changed. */
  readonly first?: string;
  readonly walk: readonly [from: string, to: string, options?: WalkOptions];
  readonly answered: boolean;
  /** The links that the request passes, in order, as `link@netns`; those that may be left out end in a question mark. */
  readonly way?: readonly string[];
  /** What the verdict must say: the true reason. */
  readonly says?: RegExp;
  /** What no line of the walk may say. */
  readonly never?: RegExp;
}

/** Sentences that walks guessed once, in networks where they were false. */
export const GUESS = /a firewall rule|should reply|has no other port|for the host itself|a rule may drop/;

/** Functions that the worlds are written with; each starts as few programs as it can. Loopbacks stay down. */
export const TOOLS = `set -e
ns() { printf 'netns add %s\\n' "$@" | ip -batch -; }
cable() { printf 'link add %s type veth peer name %s netns %s\\nlink set %s up\\n' "$2" "$4" "$3" "$2" | ip -n "$1" -batch -; ip -n "$3" link set "$4" up; }
addr() { ip -n "$1" address add "$3" dev "$2"; }
at() { local n=$1; shift; ip netns exec "$n" "$@"; }
fwd() { at "$1" sysctl -qw net.ipv4.ip_forward=1; }
six() { local n; for n; do at "$n" sysctl -qw net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.default.disable_ipv6=0 net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.all.accept_dad=0; done; }
br() { ip -n "$1" link add "$2" up type bridge forward_delay 0 \${3-}; }
background() { setsid "$@" >/dev/null 2>&1 </dev/null & }
listens() { until at "$1" ss -Hln$2 "sport = $3" | grep -q .; do sleep 0.05; done; }
serve() { background ip netns exec "$1" socat "TCP-LISTEN:$2,fork,reuseaddr\${3:+,$3}" EXEC:/bin/true; listens "$1" t "$2"; }
port() { ip -n "$1" link set "$2" master "$3" up; }
`;
