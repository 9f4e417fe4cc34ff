import type { Drop } from '../../capture/drop.ts';
import type { NetworkNamespace, NetworkState } from '../../state/networkState.ts';
import type { TrafficFilter } from '../../state/tables/traffic.ts';
import { because, type Evidence, type Explanation } from '../explanation.ts';
import { dropEvidence } from './dropEvidence.ts';
import type { Known } from '../known.ts';
import { say } from '../../language/say.ts';

const MAX_NAMED = 4;

/** A packet that a filter of tc(8) dropped, at a link's ingress or egress: by which action, where counters show it. */
export function droppedByFilterOfTc(known: Known, drop: Drop): Explanation {
  const side = drop.reason === 'TC_INGRESS' ? 'ingress' : 'egress';
  const at = drop.where === '' ? say('a link') : drop.where;
  const plain =
    side === 'ingress'
      ? say('a tc filter at {at} drops it as it comes in', { at })
      : say('a tc filter at {at} drops it as it goes out', { at });
  const kernel = dropEvidence(known, drop);
  const { space, link } = drop;
  if (space === null || link === null) return because(plain, kernel);
  const isThere = (filter: TrafficFilter): boolean => filter.dev === link.name && filter.side === side;
  const before = space.filters.filter(isThere);
  const after = spaceIn(known.after, space)?.filters.filter(isThere) ?? [];
  const moved = after.filter(
    (filter, index) => after.length === before.length && packetsOf(filter) > packetsOf(before[index]),
  );
  const shown = moved.length > 0 ? moved : before;
  const evidence = shown.slice(0, MAX_NAMED).map((filter): Evidence => ({
    kind: 'filter',
    where: at,
    shows: filterText(filter, before[after.indexOf(filter)]),
  }));
  const [only] = shown;
  const to = shown.length === 1 ? only?.actions.find((action) => action.to !== null)?.to : undefined;
  // mirred drops what it can't send on (act_mirred.c).
  return because(
    to == null ? plain : say('{plain}: it is to be sent on to {to}', { plain, to }),
    kernel,
    ...evidence,
  );
}

function spaceIn(state: NetworkState | null, { inode }: NetworkNamespace): NetworkNamespace | undefined {
  return state?.namespaces.find((space) => space.inode === inode);
}

function packetsOf(filter: TrafficFilter | undefined): number {
  return (filter?.actions ?? []).reduce((sum, { packets }) => sum + packets, 0);
}

function filterText(filter: TrafficFilter, before: TrafficFilter | undefined): string {
  const { kind, preference, program, actions } = filter;
  const does = actions.map(({ kind: action, verdict, to }) =>
    [action, verdict, to === null ? null : say('to {to}', { to })].filter((word) => word !== null).join(' '),
  );
  const counted =
    before === undefined
      ? ''
      : say(', packets {before} before and {after} after', {
          before: packetsOf(before),
          after: packetsOf(filter),
        });
  const loaded = program === null ? '' : say(' (program {program})', { program });
  return `${kind} pref ${preference}${loaded}: ${does.join(', ') || say('no action')}${counted}`;
}
