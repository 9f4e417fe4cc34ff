import { failureLog } from '../core/failure/failureError.ts';
import type { Step } from '../core/lesson/model/lesson.ts';
import { isMet, type Session, type StepReport } from '../core/session/session.ts';
import { keepNextStart } from '../core/session/stepStarts.ts';
import type { CliContext } from './cliServices.ts';

/**
 * Keeps the start of the next step where a step is met: the learner goes on from there. A failure is logged only: `back`
 * replays steps instead.
 */
export async function keepIfMet(
  { services, signal }: CliContext,
  session: Session,
  step: Step,
  report: StepReport,
): Promise<void> {
  if (!isMet(report)) return;
  try {
    await keepNextStart(session, step, { signal });
  } catch (error) {
    signal.throwIfAborted();
    services.log('cli').warn(`The start of the step after ${step.id} is not kept: ${failureLog(error)}`);
  }
}
