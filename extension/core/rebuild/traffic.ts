import { say } from '../language/say.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import { linkLabel } from '../state/networkLocation.ts';
import type { NetworkState } from '../state/networkState.ts';
import type { Qdisc } from '../state/tables/traffic.ts';
import { USUAL_QDISCS } from '../difference/networkFacts.ts';
import type { PlacedLink } from './createLinks.ts';
import { toolIn } from './namespaceLocation.ts';

/** What a link's packets go through, as far as it can be written: netem alone has all of its words in a completed state (tc-netem(8)). */
export function trafficOf(
  state: NetworkState,
  { space, link }: PlacedLink,
): { readonly commands: string[]; readonly left: string[] } {
  const commands: string[] = [];
  const left: string[] = [];
  const label = linkLabel(state, space, link.name);
  for (const qdisc of space.qdiscs) {
    if (qdisc.dev !== link.name || USUAL_QDISCS.includes(qdisc.kind)) continue;
    const words = qdisc.kind === 'netem' && qdisc.parent === 'root' ? netemWords(qdisc) : null;
    if (words === null)
      left.push(say('the queueing discipline {kind} of {link}', { kind: qdisc.kind, link: label }));
    else commands.push(`${toolIn(space, 'tc')} qdisc add dev ${shellQuote(link.name)} root netem${words}`);
  }
  for (const { dev, side, kind } of space.filters)
    if (dev === link.name)
      left.push(say('the filter {kind} at {side} of {link}', { kind, side, link: label }));
  if (link.xdp !== null) left.push(say('the XDP program of {link}', { link: label }));
  return { commands, left };
}

/** Those of `tc -j qdisc show` that `netemWords` writes; the kernel draws the seed. */
const NETEM = [
  'limit',
  'delay',
  'loss-random',
  'duplicate',
  'corrupt',
  'reorder',
  'gap',
  'rate',
  'ecn',
  'seed',
];

/** Null where it has more than these: a loss model with states, slots. The kernel does not tell the distribution of a jitter. */
function netemWords({ options }: Qdisc): string | null {
  if (Object.keys(options).some((key) => !NETEM.includes(key))) return null;
  const of = (name: string, key = name): number => {
    const value: unknown = options[name];
    const number: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : value;
    return typeof number === 'number' ? number : 0;
  };
  const share = (word: string, name = word, key = word): string =>
    of(name, key) === 0 ? '' : ` ${word} ${percent(of(name, key))}${correlation(of(name, 'correlation'))}`;
  const delay = of('delay');
  const jitter = of('delay', 'jitter');
  const cells = ['packetoverhead', 'cellsize', 'celloverhead'].map((key) => of('rate', key));
  return [
    of('limit') === 0 || of('limit') === 1000 ? '' : ` limit ${of('limit')}`,
    delay === 0 ? '' : ` delay ${microseconds(delay)}`,
    jitter === 0 ? '' : ` ${microseconds(jitter)}${correlation(of('delay', 'correlation'))}`,
    share('loss', 'loss-random', 'loss'),
    options['ecn'] === true ? ' ecn' : '',
    share('duplicate'),
    share('corrupt'),
    share('reorder'),
    of('gap') === 0 || of('reorder') === 0 ? '' : ` gap ${of('gap')}`,
    // tc prints bytes a second.
    of('rate') === 0 ? '' : ` rate ${of('rate') * 8}bit`,
    of('rate') === 0 || cells.every((one) => one === 0) ? '' : ` ${cells.join(' ')}`,
  ].join('');
}

function correlation(share: number): string {
  return share === 0 ? '' : ` ${percent(share)}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}

function microseconds(seconds: number): string {
  const us = Math.round(seconds * 1e6);
  return us % 1000 === 0 ? `${us / 1000}ms` : `${us}us`;
}
