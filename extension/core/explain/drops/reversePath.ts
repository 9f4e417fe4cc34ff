import type { Drop } from '../../capture/drop.ts';
import { spaceLabel } from '../../state/networkLocation.ts';
import { vrfOf } from '../../state/linkMasters.ts';
import { because, type Explanation } from '../explanation.ts';
import { dropEvidence } from './dropEvidence.ts';
import { evidenceOf, type Known } from '../known.ts';
import { askRoute, askLinkSysctl } from '../questions/routeLookup.ts';
import { say } from '../../language/say.ts';

/** The kernel says that its reverse path filter (RFC 3704) dropped a packet: by which setting, and which route back. */
export function filteredByReversePath(known: Known, drop: Drop): Explanation {
  const { state, ask } = known;
  const { space, link, packet } = drop;
  const kernel = dropEvidence(known, drop);
  const { network } = packet;
  if (space === null || link === null || network.kind !== 'ip')
    return because(say('rp_filter drops it'), kernel);
  const here = spaceLabel(state, space);
  const settings = ['all', link.name].flatMap((name) => {
    const value = askLinkSysctl(ask, space, 'ipv4', name, 'rp_filter');
    return value === null || value === '0' ? [] : [`net.ipv4.conf.${name}.rp_filter = ${value}`];
  });
  const back = askRoute(state, ask, space, {
    to: network.source,
    vrf: vrfOf(space, link)?.name ?? (link.kind === 'vrf' ? link.name : undefined),
  });
  const goes =
    back === null || back.dev === null || back.dev === link.name
      ? ''
      : say(', but out of {dev}', { dev: back.dev });
  return because(
    say('{here} drops it by rp_filter: its route back to {source} does not go out of {name}{goes}', {
      here,
      source: network.source,
      name: link.name,
      goes,
    }),
    kernel,
    ...settings.map((setting) => evidenceOf('sysctl', state, space, setting)),
    ...(back === null ? [] : [back.evidence]),
  );
}
