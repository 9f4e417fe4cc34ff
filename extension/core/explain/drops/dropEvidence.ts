import type { Drop } from '../../capture/drop.ts';
import { spaceLabel } from '../../state/networkLocation.ts';
import type { Evidence } from '../explanation.ts';
import type { Known } from '../known.ts';

/** `IP_RPFILTER in ip_rcv_finish_core, called by ip_rcv`. */
export function dropEvidence({ state }: Pick<Known, 'state'>, drop: Drop): Evidence {
  const [where, by] = drop.callers;
  const called = by === undefined || by === where ? '' : `, called by ${by}`;
  return {
    kind: 'kernel',
    where: drop.where !== '' ? drop.where : drop.space === null ? '' : spaceLabel(state, drop.space),
    shows: `the kernel dropped it: ${drop.reason === 'NOT_SPECIFIED' ? 'no reason given' : drop.reason}${where === undefined ? '' : `, in ${where}`}${called}`,
  };
}
