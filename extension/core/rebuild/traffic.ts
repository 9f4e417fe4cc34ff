import { say } from '../language/say.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import { linkLabel } from '../state/networkLocation.ts';
import type { NetworkState } from '../state/networkState.ts';
import type { Qdisc } from '../state/tables/traffic.ts';
import { USUAL_QDISCS } from '../difference/networkFacts.ts';
import type { PlacedLink } from './createLinks.ts';
import { toolIn } from './place.ts';

/** What a link's packets go through, as far as it can be written: netem alone has all of its words in the state (tc-netem(8)). */
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

function netemWords({ options }: Qdisc): string | null {
  if ('loss-model' in options) return null;
  const of = (name: string, key = name): number => {
    const value: unknown = options[name];
    const number: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : value;
    return typeof number === 'number' ? number : 0;
  };
  const share = (word: string, value: number): string =>
    value === 0 ? '' : ` ${word} ${Number((value * 100).toFixed(4))}%`;
  const delay = of('delay');
  const jitter = of('delay', 'jitter');
  return [
    of('limit') === 0 || of('limit') === 1000 ? '' : ` limit ${of('limit')}`,
    delay === 0 ? '' : ` delay ${microseconds(delay)}${jitter === 0 ? '' : ` ${microseconds(jitter)}`}`,
    share('loss', of('loss-random', 'loss')),
    share('duplicate', of('duplicate')),
    share('corrupt', of('corrupt')),
    // The state has bytes a second.
    of('rate') === 0 ? '' : ` rate ${of('rate') * 8}bit`,
  ].join('');
}

function microseconds(seconds: number): string {
  const us = Math.round(seconds * 1e6);
  return us % 1000 === 0 ? `${us / 1000}ms` : `${us}us`;
}
