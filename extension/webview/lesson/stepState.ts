import type { StepView } from '../../protocol/playerView.ts';
import type { IconName } from '../icon.ts';

/** A state as shape, words and colour: colour is never the only sign. */
export interface StateMark {
  readonly icon: IconName;
  /** A class of style/marks.css. */
  readonly tone: 'good' | 'bad' | 'doubt' | 'now' | 'quiet';
  readonly words: string;
}

export function stepState(step: StepView, current: boolean): StateMark {
  if (step.solving) return { icon: 'loading', tone: 'now', words: 'being shown' };
  if (step.couldNotCheck) return { icon: 'question', tone: 'doubt', words: 'could not check' };
  if (step.achieved) {
    if (step.trueNow === false) return { icon: 'warning', tone: 'doubt', words: 'achieved · not true now' };
    const words = step.trueNow === true ? 'achieved · still true' : 'achieved';
    return { icon: 'passFilled', tone: 'good', words };
  }
  if (step.skipped) return { icon: 'circleSlash', tone: 'quiet', words: 'skipped' };
  if (current) return { icon: 'record', tone: 'now', words: 'at it' };
  return { icon: 'circle', tone: 'quiet', words: 'to do' };
}
