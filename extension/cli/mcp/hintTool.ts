import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { CheckResult } from '../../core/checks/runChecks.ts';
import { isMet, type StepReport } from '../../core/session/session.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT } from '../exitCode.ts';
import { withSession } from '../findMachine.ts';
import { pickSteps } from '../pickSteps.ts';
import { asTool } from './commandTool.ts';

const arguments_ = {
  lesson: z.string(),
  step: z.string().describe('The id of the step that the learner is at.'),
};

/** For a learner's assistant: the checks without their hints, and the hints one by one. Never a step's commands. */
export function addHintTool(server: McpServer, context: CliContext): void {
  const ladder = new HintLadder();
  server.registerTool(
    'check',
    {
      description: 'Runs the checks of a step: which pass, and what was wanted and seen where one does not.',
      inputSchema: arguments_,
      annotations: { openWorldHint: false, readOnlyHint: true },
    },
    ({ lesson, step }, { signal }) =>
      asTool({ context, signal }, 'text', async (own) => {
        const report = await checkStep(own, lesson, step);
        own.print([...report.checks, ...report.undone.map(({ result }) => result)].map(checkLine).join('\n'));
        return EXIT.ok;
      }),
  );
  server.registerTool(
    'next_hint',
    {
      description:
        'The next hint for the first check of a step that does not pass. Give it to the learner as it is, let them try, and ask for another only when they do. There is no solution here: the learner has a button for it.',
      inputSchema: arguments_,
      annotations: { openWorldHint: false, readOnlyHint: false, destructiveHint: false },
    },
    ({ lesson, step }, { signal }) =>
      asTool({ context, signal }, 'text', async (own) => {
        const report = await checkStep(own, lesson, step);
        own.print(ladder.next(`${lesson}/${step}`, report));
        return EXIT.ok;
      }),
  );
}

async function checkStep(context: CliContext, lessonName: string, stepId: string): Promise<StepReport> {
  const lesson = await context.services.lesson(lessonName);
  const [step] = pickSteps(lesson, stepId);
  if (step === undefined) throw new Error('a step that was picked is there');
  return withSession(context, lesson, (session) => session.check(step, { signal: context.signal }));
}

/** Hints from the vague to the plain, one a call; a check that passes begins at its first again. */
export class HintLadder {
  readonly #given = new Map<string, number>();

  /** The next hint of the first check that does not pass. */
  next(step: string, report: StepReport): string {
    if (isMet(report)) return 'Every check of this step passes. There is nothing to hint at.';
    const undone = report.undone[0]?.result;
    const check = undone ?? report.checks.find(({ status }) => status === 'fail' || status === 'error');
    if (check === undefined) return 'No check could run yet. Ask the learner what they did last.';
    const key = `${step}/${check.what}`;
    const rungs = rungsOf(check, undone !== undefined);
    const at = this.#given.get(key) ?? 0;
    this.#given.clear();
    this.#given.set(key, Math.min(at + 1, rungs.length));
    const rung = rungs[at];
    if (rung !== undefined) return `${rung}\n(Hint ${at + 1} of ${rungs.length}.)`;
    return 'There is no further hint for this check. Explain with the state and a walk what is the case now; “Show me how” is the learner’s own button.';
  }
}

function rungsOf(check: CheckResult, wasTrue: boolean): string[] {
  const earlier = wasTrue ? 'An earlier step achieved this, and it is not so any more' : 'This is not so yet';
  return [
    `${earlier}: ${check.what}`,
    [check.wanted && `Wanted: ${check.wanted}.`, check.seen && `Seen: ${check.seen}.`]
      .filter(Boolean)
      .join(' '),
    ...(check.hints ?? []),
  ].filter((rung) => rung !== '');
}

function checkLine({ what, status, wanted, seen }: CheckResult): string {
  if (status === 'pass') return `pass: ${what}`;
  return [`${status}: ${what}`, wanted && `  wanted: ${wanted}`, seen && `  seen: ${seen}`]
    .filter(Boolean)
    .join('\n');
}
