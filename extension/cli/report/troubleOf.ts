import { say } from '../../core/language/say.ts';
import type { StepRun } from '../../core/session/session.ts';

/** Why commands of a step did not do what they should, a line each; empty where all did. */
export function troubleOf({ step, runs }: StepRun): string[] {
  return runs.flatMap(({ block, run: { why } }) =>
    why === undefined ? [] : [say('{step}, line {line}: {why}', { step, line: block.line, why })],
  );
}
