import { say } from '../../protocol/language.ts';
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
  if (step.solving) return { icon: 'loading', tone: 'now', words: say('being shown') };
  if (step.couldNotCheck) return { icon: 'question', tone: 'doubt', words: say('could not check') };
  if (step.achieved) {
    if (step.trueNow === false)
      return { icon: 'warning', tone: 'doubt', words: say('achieved · no longer true') };
    const words = step.trueNow === true ? say('achieved · still true') : say('achieved');
    return { icon: 'passFilled', tone: 'good', words };
  }
  if (step.skipped) return { icon: 'circleSlash', tone: 'quiet', words: say('skipped') };
  if (current) return { icon: 'record', tone: 'now', words: say('at it') };
  return { icon: 'circle', tone: 'quiet', words: say('to do') };
}
