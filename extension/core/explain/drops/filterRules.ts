import type { Drop } from '../../capture/drop.ts';
import { spaceLabel } from '../../state/networkLocation.ts';
import type { NetworkNamespace } from '../../state/networkState.ts';
import type { FirewallChain, FirewallRule } from '../../state/tables/firewall.ts';
import { because, type Evidence, type Explanation } from '../explanation.ts';
import { dropEvidence } from './dropEvidence.ts';
import type { Known } from '../known.ts';
import { hookOf, type Hook } from './netfilterHook.ts';
import { say } from '../../language/say.ts';

/** What can drop a packet at a hook: a rule, or a chain's policy. */
interface Dropper {
  /** `table ip filter, chain FORWARD`. */
  readonly chain: string;
  /** `rule “…”`, or `policy drop`. */
  readonly what: string;
  /** Packets that it had matched before the walk and after it; null where nothing counts them. */
  readonly before: number | null;
  readonly after: number | null;
}

const MAX_NAMED = 6;
/** Families whose hooks chains of `inet` have too: those of IP, and ingress (nft(8)). */
const OF_INET: readonly Hook['family'][] = ['ip', 'ip6', 'netdev'];

/** A packet that netfilter dropped: at which hook, and by which rule where its counter, or nothing else there, shows it. */
export function droppedByFilter(known: Known, drop: Drop): Explanation {
  const { state } = known;
  const { space } = drop;
  const hook = hookOf(drop.callers);
  const here = space === null ? say('a host') : spaceLabel(state, space);
  const kernel = dropEvidence(known, drop);
  const through =
    hook?.bridged === true ? say(' (bridged packets pass the rules of IP here: br_netfilter)') : '';
  const place =
    hook === null ? '' : say(' at the hook {hook} of {family}', { hook: hook.hook, family: hook.family });
  const plain = say('the firewall of {here} drops it{place}{through}', { here, place, through });
  if (space === null || hook === null) return because(plain, kernel);
  const droppers = droppersAt(known, space, hook, drop);
  const counted = droppers.filter(({ before, after }) => before !== null && after !== null && after > before);
  const chosen = counted.length === 1 ? counted : droppers.length === 1 ? droppers : [];
  const shown = chosen.length === 1 ? chosen : droppers.slice(0, MAX_NAMED);
  const evidence = shown.map((dropper): Evidence => ({
    kind: 'filter',
    where: here,
    shows: `${dropper.chain}: ${dropper.what}${counterText(dropper)}`,
  }));
  const [only] = chosen;
  return because(
    only === undefined
      ? plain
      : say('{plain}: {chain}, {what}', { plain, chain: only.chain, what: only.what }),
    kernel,
    ...evidence,
  );
}

function counterText({ before, after }: Dropper): string {
  if (before === null || after === null) return '';
  return say(', counter {before} before and {after} after', { before, after });
}

/** All that can drop at the hook, in its base chains and in those that they lead to. */
function droppersAt(known: Known, space: NetworkNamespace, hook: Hook, { callers, link }: Drop): Dropper[] {
  // The functions of the old iptables have other names (ipt_do_table).
  const isOld = callers.some((caller) => /^(ip6?t|arpt|ebt)_do_table/.test(caller));
  const isNew = callers.some((caller) => caller.startsWith('nft_'));
  const isOf = ({ family, from, dev }: FirewallChain): boolean =>
    (family === hook.family || (family === 'inet' && OF_INET.includes(hook.family))) &&
    (dev === null || dev === link?.name) &&
    !(from === 'nft' && isOld) &&
    !(from === 'iptables-legacy' && isNew);
  const chains = space.chains.filter(isOf);
  const reached = new Set(chains.filter((chain) => chain.hook === hook.hook));
  for (const chain of reached)
    for (const { verdict } of chain.rules) {
      const target = /^(?:jump|goto) (.+)$/.exec(verdict ?? '')?.[1];
      const next = chains.find((other) => other.name === target && isBeside(other, chain));
      if (next) reached.add(next);
    }
  const later = known.after?.namespaces.find(({ inode }) => inode === space.inode)?.chains ?? [];
  return [...reached].flatMap((chain) => {
    const after = later.find((other) => other.name === chain.name && isBeside(other, chain));
    return droppersOf(chain, after);
  });
}

function isBeside(one: FirewallChain, other: FirewallChain): boolean {
  return one.from === other.from && one.family === other.family && one.table === other.table;
}

function droppersOf(chain: FirewallChain, after: FirewallChain | undefined): Dropper[] {
  const name = say('table {family} {table}, chain {name}', {
    family: chain.family,
    table: chain.table,
    name: chain.name,
  });
  const same = after?.rules.length === chain.rules.length ? after.rules : [];
  const rules = chain.rules.flatMap((rule, index) =>
    canDrop(rule)
      ? [
          {
            chain: name,
            what: say('rule “{text}”', { text: rule.text }),
            before: rule.packets,
            after: same[index]?.packets ?? null,
          },
        ]
      : [],
  );
  const policy = { chain: name, what: say('policy drop'), before: null, after: null };
  return chain.policy === 'drop' ? [...rules, policy] : rules;
}

/** A rule whose verdict is not known may drop as well. */
function canDrop({ verdict, text }: FirewallRule): boolean {
  return (
    verdict === 'drop' ||
    verdict === 'reject' ||
    verdict === 'queue' ||
    (verdict === null && /\b(drop|vmap|map|xt)\b/i.test(text))
  );
}
