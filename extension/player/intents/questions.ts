import type { Lesson, Step } from '../../core/lesson/model/lesson.ts';
import type { Question } from '../playerPorts.ts';

export function solveQuestion(step: Step): Question {
  return {
    what: `Show how: ${step.title}?`,
    detail: 'Its commands are run for you in the terminals, where you can watch them.',
    yes: 'Run the commands',
  };
}

export function skipQuestion(step: Step): Question {
  return {
    what: `Go on without ${step.title}?`,
    detail: 'Later steps may build on it. You can come back to it at any time.',
    yes: 'Skip it',
  };
}

export function resetQuestion(lesson: Lesson): Question {
  return {
    what: `Reset ${lesson.title}?`,
    detail: 'The machine begins anew, as it was before the first step. What you achieved stays noted.',
    yes: 'Reset the lesson',
  };
}

export function forgetQuestion(lesson: Lesson): Question {
  return {
    what: `Forget your progress in ${lesson.title}?`,
    detail: 'What you achieved, skipped and answered is removed, and the machine begins anew.',
    yes: 'Forget it',
  };
}
