import { say } from '../../core/language/say.ts';
import type { Lesson, Step } from '../../core/lesson/model/lesson.ts';
import type { Question } from '../playerPorts.ts';

/** `fromStart`: the learner did something at the step already. */
export function solveQuestion(step: Step, fromStart: boolean): Question {
  return {
    what: say('Show how: {title}?', { title: step.title }),
    detail: fromStart
      ? say(
          'Patchbay goes back to the start of this step, which undoes what you did in it. Then it runs the commands in the terminals, where you can watch them.',
        )
      : say('Patchbay runs the commands in the terminals, where you can watch them.'),
    yes: say('Run the commands'),
  };
}

/** `atOnce`: the machine was saved there. */
export function backQuestion(step: Step, atOnce: boolean): Question {
  return {
    what: say('Go back to the start of {title}?', { title: step.title }),
    detail: atOnce
      ? say(
          'Patchbay restores the machine as it was when you came to this step. This undoes what you did there since.',
        )
      : say('Patchbay runs the earlier steps again for you. This undoes what you did on the machine since.'),
    yes: say('Go back'),
  };
}

export function faultQuestion(lesson: Lesson): Question {
  return {
    what: say('Hide a fault in {title}?', { title: lesson.title }),
    detail: say(
      'Patchbay builds the lesson’s network on a fresh machine, with a mistake in it for you to find and repair. The steps that you achieved stay achieved.',
    ),
    yes: say('Hide a fault'),
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
