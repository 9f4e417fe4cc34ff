import { faultsOf } from '../../core/faults/faultsOf.ts';
import { failureLog } from '../../core/failure/failureError.ts';
import type { IntentHandlers } from '../../protocol/intents.ts';
import type { PlayerParts } from '../playerParts.ts';
import { faultQuestion } from './questions.ts';

const SEEDS = 10_000;

/** Find the fault. */
export function faultIntents({ lesson, ports, machine, hunt, playing }: PlayerParts) {
  return {
    findFault: async ({ level }) => {
      if (!playing() || faultsOf(lesson).length === 0 || !(await ports.confirm(faultQuestion(lesson))))
        return;
      hunt.begin();
      await machine.hideFault({ seed: Math.floor(Math.random() * SEEDS), level });
    },
    checkFault: async ({ giveUp }) => {
      const session = playing()?.session;
      if (!session) return;
      try {
        await hunt.look(session, giveUp);
      } catch (error) {
        ports.log(`Whether the fault is repaired could not be looked at: ${failureLog(error)}`);
      }
    },
    closeFault: () => hunt.close(),
  } satisfies Partial<IntentHandlers>;
}
