import { VM_HOST, type Machine } from '../machine/machine.ts';
import type { NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { programIn, rebuildableSpaces } from './namespaceLocation.ts';

/** The packet filters of one namespace: each text with the program that takes it on its standard input. */
export interface FirewallText {
  readonly space: NetworkNamespace;
  readonly program: string;
  readonly text: string;
}

const SEPARATOR = '\u001e';
/** A line of Docker's own rules, which the daemon makes on every machine. */
const OF_DOCKER = /\bDOCKER\b|DOCKER-|docker0/;

/**
 * Prints the packet filters of a namespace whole. Tables that iptables made can be told in full only by iptables-save(8):
 * nft shows matches and targets of iptables as comments (xtables-nft(8)).
 */
const READ = `
legacy() {
  [ -s "/proc/self/net/$1_tables_names" ] || return 0
  printf '\\x1e%s\\n' "$2-restore -n"
  "$2-save" | grep -v '^#'
}
nft list tables 2>/dev/null | while read -r _ family table; do
  case "$family $table" in
    'ip filter' | 'ip nat' | 'ip mangle' | 'ip raw' | 'ip security') tool=iptables-nft ;;
    'ip6 filter' | 'ip6 nat' | 'ip6 mangle' | 'ip6 raw' | 'ip6 security') tool=ip6tables-nft ;;
    *) tool= ;;
  esac
  listed=$(nft -s list table "$family" "$table" 2>/dev/null)
  if [ -n "$tool" ] && grep -q 'chain [A-Z]' <<<"$listed" && saved=$("$tool-save" -t "$table" 2>/dev/null) && grep -q '^COMMIT' <<<"$saved"; then
    printf '\\x1e%s\\n' "$tool-restore -n"
    grep -v '^#' <<<"$saved"
  else
    printf '\\x1e%s\\n%s\\n' 'nft -f -' "$listed"
  fi
done
legacy ip iptables-legacy
legacy ip6 ip6tables-legacy
true`;

/** Reads the packet filters of every namespace, tables without a chain too, and says where that failed. */
export async function readFirewalls(
  machine: Pick<Machine, 'exec'>,
  state: NetworkState,
  signal?: AbortSignal,
): Promise<{ readonly texts: readonly FirewallText[]; readonly failed: readonly NetworkNamespace[] }> {
  const texts: FirewallText[] = [];
  const failed: NetworkNamespace[] = [];
  for (const space of rebuildableSpaces(state)) {
    const { exitCode, stdout, truncated } = await machine.exec(
      space.host,
      { script: READ },
      { netns: space.name ?? undefined, signal },
    );
    if (exitCode !== 0 || truncated) {
      failed.push(space);
      continue;
    }
    texts.push(...firewallTexts(space, stdout));
  }
  return { texts, failed };
}

/** What the guest printed for a namespace, without what every machine with Docker has. */
export function firewallTexts(space: NetworkNamespace, printed: string): FirewallText[] {
  return printed
    .split(SEPARATOR)
    .slice(1)
    .flatMap((part) => {
      const [program = '', ...lines] = part.split('\n');
      const isMachine = space.host === VM_HOST && space.name === null;
      const kept = isMachine ? lines.filter((line) => !OF_DOCKER.test(line)) : lines;
      const text = kept.join('\n').trimEnd();
      const isEmpty = program !== 'nft -f -' && !/^-A |^:\S+ DROP/m.test(text);
      return isEmpty ? [] : [{ space, program, text }];
    });
}

/** The command that gives a packet filter its rules. */
export function firewallCommand({ space, program, text }: FirewallText): string {
  const end = ['RULES', 'END_OF_RULES'].find((word) => !text.split('\n').includes(word)) ?? 'RULES_END_HERE';
  return `${programIn(space)}${program} <<'${end}'\n${text}\n${end}`;
}
