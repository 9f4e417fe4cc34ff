import type { IntentHandlers } from '../../protocol/intents.ts';
import type { PlayerParts } from '../playerParts.ts';
import { forgetQuestion, resetQuestion } from './questions.ts';

/** The machine's life. */
export function machineIntents({ lesson, machine, learner, revealed, ports }: PlayerParts) {
  return {
    start: () => machine.start(),
    resume: () => machine.resume(),
    reset: async () => {
      if (await ports.confirm(resetQuestion(lesson))) await machine.reset();
    },
    rebuild: () => machine.rebuild(),
    cancel: () => machine.cancel(),
    end: () => machine.end(),
    forget: async () => {
      if (!(await ports.confirm(forgetQuestion(lesson)))) return;
      revealed.clear();
      await learner.forget();
      await machine.reset();
    },
    doctor: () => ports.doctor(),
  } satisfies Partial<IntentHandlers>;
}
