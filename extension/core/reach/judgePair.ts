import { say } from '../language/say.ts';
import { SENT_TTL, type Answer } from './probeGuest.ts';

/** What a request and its reply must have been like, besides that they came. */
export interface Way {
  /** The sender's address, as the receiver must see it. */
  readonly source: string | undefined;
  /** Routers between the two. */
  readonly hops: number | undefined;
  /** Links of which one must carry both, and links of which none may carry either. */
  readonly passes: WatchedLinks | undefined;
  readonly avoids: WatchedLinks | undefined;
}

/** Watched links by their numbers, and what they are called together. */
export interface WatchedLinks {
  readonly numbers: readonly number[];
  readonly name: string;
}

/** What is wrong with the answer to a question, in a few words; null where nothing is. */
export function faultOf(
  answer: Answer,
  expected: boolean,
  to: number,
  way: Way,
  nameOf: (inode: number) => string,
): string | null {
  if (!expected && answer.at !== to) return answer.replied ? say('it gets a reply') : null;
  if (!expected)
    return answer.replied ? say('it arrives and gets a reply') : say('it arrives, if without a reply');
  // Where the port is another program's, nobody tells of the delivery.
  const elsewhere = answer.at !== null && answer.at !== to ? nameOf(answer.at) : null;
  if (elsewhere !== null)
    return answer.replied
      ? say('{elsewhere} replies in its place', { elsewhere })
      : say('it arrives at {elsewhere}', { elsewhere });
  if (!answer.replied) {
    if (answer.at !== null) return say('it arrives, but no reply comes back');
    return answer.error === null
      ? say('it does not arrive')
      : say('it does not arrive: {error}', { error: answer.error });
  }
  return wayFault(answer, way);
}

function wayFault({ source, ttl, there, back }: Answer, way: Way): string | null {
  if (way.source !== undefined && source !== null && source !== way.source)
    return say('it arrives as from {source}, not {wanted}', { source, wanted: way.source });
  if (way.hops !== undefined && ttl !== null && SENT_TTL - ttl !== way.hops)
    return say('it passes {hops, plural, one {# router} other {# routers}}, not {wanted}', {
      hops: SENT_TTL - ttl,
      wanted: way.hops,
    });
  const { passes, avoids } = way;
  const carried = (links: WatchedLinks, seen: readonly number[]): boolean =>
    links.numbers.some((number) => seen.includes(number));
  if (passes && !carried(passes, there)) return say('it does not pass {link}', { link: passes.name });
  if (passes && !carried(passes, back)) return say('its reply does not pass {link}', { link: passes.name });
  return avoids && carried(avoids, [...there, ...back])
    ? say('it passes {link}', { link: avoids.name })
    : null;
}
