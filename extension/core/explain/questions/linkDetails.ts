import { asMap, asMaps, type Loose } from '../../state/looseJson.ts';
import type { Link, NetworkNamespace } from '../../state/networkState.ts';
import type { Ask } from './ask.ts';

/** What `ip -d link show` says of a link's kind, beside what the state has; null where it was not asked. */
export function askDetails(ask: Ask, space: NetworkNamespace, link: Link): Loose | null {
  const said = ask(space, ['ip', '-d', '-j', 'link', 'show', 'dev', link.name]);
  if (said?.exitCode !== 0) return null;
  const [shown] = asMaps(parseJson(said.text));
  return { ...asMap(asMap(asMap(shown)['linkinfo'])['info_data']), ...link.details };
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
