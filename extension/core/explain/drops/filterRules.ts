import type { Drop } from '../../capture/drop.ts';
import { spaceLabel } from '../../state/networkLocation.ts';
import { because, type Evidence, type Explanation } from '../explanation.ts';
import { dropEvidence } from './dropEvidence.ts';
import type { Known } from '../known.ts';
import { hookOf, type Hook } from './netfilterHook.ts';

/** What can drop a packet at a hook: a rule, or a chain's policy. */
interface Dropper {
  /** `table ip filter, chain FORWARD`. */
  readonly chain: string;
  /** As nft prints it, counter included; `policy drop` for the policy. */
  readonly rule: string;
}

/** A packet that netfilter dropped: at which hook, and by which rule where only one there can have. */
export function droppedByFilter(known: Known, drop: Drop): Explanation {
  const { state, ask } = known;
  const { space } = drop;
  const hook = hookOf(drop.callers);
  const here = space === null ? 'the host' : spaceLabel(state, space);
  const kernel = dropEvidence(known, drop);
  const through = hook?.bridged === true ? ' (bridged packets pass the rules of IP here: br_netfilter)' : '';
  const place = hook === null ? '' : ` at the hook ${hook.hook} of ${hook.family}`;
  const plain = `the firewall of ${here} drops it${place}${through}`;
  if (space === null || hook === null) return because(plain, kernel);
  const said = ask(space, ['nft', 'list', 'ruleset']);
  const droppers = said?.exitCode === 0 ? droppersAt(said.text, hook) : [];
  const evidence = droppers.map(({ chain, rule }): Evidence => ({
    kind: 'filter',
    where: here,
    shows: `${chain}: ${rule}`,
  }));
  const [only] = droppers;
  return droppers.length === 1 && only
    ? because(`${plain}: ${only.chain}, ${only.rule}`, kernel, ...evidence)
    : because(plain, kernel, ...evidence.slice(0, 6));
}

interface Chain {
  readonly table: string;
  readonly name: string;
  hook: string | null;
  policy: string;
  readonly rules: string[];
}

/** Reads `nft list ruleset`, and finds what can drop at the hook, in chains that its base chains lead to. */
function droppersAt(text: string, hook: Hook): Dropper[] {
  const chains = readChains(text);
  const isOfFamily = ({ table }: Chain): boolean => {
    const family = table.split(' ')[0] ?? '';
    return family === hook.family || (family === 'inet' && (hook.family === 'ip' || hook.family === 'ip6'));
  };
  const reached = new Set(chains.filter((chain) => isOfFamily(chain) && chain.hook === hook.hook));
  for (const chain of reached)
    for (const rule of chain.rules)
      for (const other of chains)
        if (other.table === chain.table && new RegExp(`\\b(jump|goto) ${escaped(other.name)}\\b`).test(rule))
          reached.add(other);
  return [...reached].flatMap((chain) => {
    const where = `table ${chain.table}, chain ${chain.name}`;
    const rules = chain.rules.filter((rule) => /\bdrop\b|\bqueue\b|xt target/.test(rule));
    return [
      ...rules.map((rule) => ({ chain: where, rule: `rule “${rule}”` })),
      ...(chain.policy === 'drop' ? [{ chain: where, rule: 'policy drop' }] : []),
    ];
  });
}

function readChains(text: string): Chain[] {
  const chains: Chain[] = [];
  let table = '';
  let chain: Chain | null = null;
  for (const line of text.split('\n').map((one) => one.trim())) {
    const inTable = /^table (\S+ \S+) \{$/.exec(line)?.[1];
    const name = /^chain (\S+) \{$/.exec(line)?.[1];
    if (inTable !== undefined) table = inTable;
    else if (name !== undefined)
      chains.push((chain = { table, name, hook: null, policy: 'accept', rules: [] }));
    else if (line === '}') chain = null;
    else if (chain !== null && line !== '') {
      const hook = /^type \S+ hook (\S+)/.exec(line)?.[1];
      if (hook === undefined) chain.rules.push(line);
      else {
        chain.hook = hook;
        chain.policy = /policy (\w+);/.exec(line)?.[1] ?? 'accept';
      }
    }
  }
  return chains;
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
