import { say } from '../../core/language/say.ts';
import type { Lesson, Step } from '../../core/lesson/model/lesson.ts';
import type { Question } from '../playerPorts.ts';

export function solveQuestion(step: Step): Question {
  return {
    what: say('Show how: {title}?', { title: step.title }),
    detail: say('Patchbay runs the commands in the terminals, where you can watch them.'),
    yes: say('Run the commands'),
  };
}

export function skipQuestion(step: Step): Question {
  return {
    what: say('Skip {title}?', { title: step.title }),
    detail: say('Later steps may build on it. You can come back to it at any time.'),
    yes: say('Skip it'),
  };
}

export function resetQuestion(lesson: Lesson): Question {
  return {
    what: say('Reset {title}?', { title: lesson.title }),
    detail: say('The lesson starts again on a fresh machine. The steps that you achieved stay achieved.'),
    yes: say('Reset the lesson'),
  };
}

export function forgetQuestion(lesson: Lesson): Question {
  return {
    what: say('Forget your progress in {title}?', { title: lesson.title }),
    detail: say('Patchbay removes what you achieved, skipped and answered, and starts a fresh machine.'),
    yes: say('Forget it'),
  };
}
