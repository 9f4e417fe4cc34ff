import { say } from '../../core/language/say.ts';
import type { Lesson, Step } from '../../core/lesson/model/lesson.ts';
import type { Question } from '../playerPorts.ts';

/** `fromStart`: the learner did something at the step already. */
export function solveQuestion(step: Step, fromStart: boolean): Question {
  return {
    what: say('Show how: {title}?', { title: step.title }),
    detail: fromStart
      ? say(
          'Patchbay goes back to the start of this step, and runs its commands in the terminals, where you can watch them. What you did in this step is undone.',
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
      ? say('The machine becomes as it was when you came to this step. What you did there since is undone.')
      : say('Patchbay runs the steps before it for you again. What you did on the machine since is undone.'),
    yes: say('Go back'),
  };
}

export function faultQuestion(lesson: Lesson): Question {
  return {
    what: say('Hide a fault in {title}?', { title: lesson.title }),
    detail: say(
      'Patchbay makes the lesson’s network on a fresh machine, with a mistake in it for you to find and repair. The steps that you achieved stay achieved.',
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
