import type { Drop } from '../../capture/drop.ts';
import { spaceLabel } from '../../state/networkLocation.ts';
import type { Evidence } from '../explanation.ts';
import type { Known } from '../known.ts';
import { say } from '../../language/say.ts';

/** `IP_RPFILTER in ip_rcv_finish_core, called by ip_rcv`. */
export function dropEvidence({ state }: Pick<Known, 'state'>, drop: Drop): Evidence {
  const [where, by] = drop.callers;
  const called = by === undefined || by === where ? '' : say(', called by {by}', { by });
  return {
    kind: 'kernel',
    where: drop.where !== '' ? drop.where : drop.space === null ? '' : spaceLabel(state, drop.space),
    shows: say('the kernel dropped it: {reason}{place}{called}', {
      reason: drop.reason === 'NOT_SPECIFIED' ? say('no reason given') : drop.reason,
      place: where === undefined ? '' : say(', in {where}', { where }),
      called,
    }),
  };
}
