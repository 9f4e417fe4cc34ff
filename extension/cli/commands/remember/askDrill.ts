import { isDone, judgeDrill } from '../../../core/drills/judgeDrill.ts';
import { say } from '../../../core/language/say.ts';
import type { Drill } from '../../../core/lesson/model/lesson.ts';
import { drillHost, drillSolution, drillTask } from '../../../core/lesson/read/drillsFile.ts';
import type { ReviewRating } from '../../../core/review/schedule.ts';
import { openHints } from '../../../core/session/hintLadder.ts';
import type { Session } from '../../../core/session/session.ts';
import type { AttachedTerminal } from '../attachTerminal.ts';
import type { CliContext } from '../../cliServices.ts';
import { checkText } from '../../report/checkReport.ts';

/** The drill's own terminal: one of the lesson's would show what ran in it. */
const TERMINAL = 'drill';

/**
 * Asks a drill in its world: the learner works in a terminal, and leaving it asks for the verdict. Resolves to the rating:
 * right at the first look is good, at a later one hard; `again` where the solution was shown. Undefined where the learner
 * ends the review.
 */
export async function askDrill(
  context: CliContext,
  { lesson, machine }: Session,
  drill: Drill,
  attach: (terminal: AttachedTerminal) => Promise<unknown>,
): Promise<ReviewRating | undefined> {
  const host = drillHost(drill, lesson.defaultHost);
  let wasWrong = false;
  context.print(drillTask(drill));
  for (;;) {
    const opened = (): void =>
      context.note(say('On {host}. When it is done, or to see the solution: Ctrl-D.', { host }));
    await attach({ machine, name: TERMINAL, host, opened });
    const results = await context.work(({ signal }) => judgeDrill(lesson, machine, drill, signal));
    if (isDone(results)) {
      context.print(`✓ ${drillSolution(drill).why}`);
      return wasWrong ? 'hard' : 'good';
    }
    for (const result of results)
      if (result.status !== 'pass')
        context.print(checkText(result, { ...openHints(result.hints, undefined), more: 0 }));
    // A check that could not run says nothing of the learner's work.
    wasWrong ||= results.some(({ status }) => status === 'fail');
    const next = await context.ask(say('Enter goes back to the terminal, s shows the solution, q ends: '));
    if (next === undefined || /^q(uit)?$/i.test(next)) return undefined;
    if (/^s$/i.test(next)) {
      const { commands, why } = drillSolution(drill);
      context.print(`${commands.replace(/^/gm, '  ')}\n${why}`);
      return 'again';
    }
  }
}
