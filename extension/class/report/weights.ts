import { z } from 'zod';
import { failure, type Result } from '../../core/failure/failure.ts';

const weight = z.number().min(0).max(1);

const weightsSchema = z.strictObject({
  /** For a step that is achieved. */
  achieved: weight.default(1),
  /** Taken off for each. */
  hint: weight.default(0),
  shown: weight.default(0),
  /** For a step that was skipped, and not achieved. */
  skipped: weight.default(0),
});

/** A teacher's rule for a grade: of each step, 0 to 1. */
export type Weights = z.infer<typeof weightsSchema>;

/** Reads the rule from JSON; `file` is for the failure's words. */
export function readWeights(text: string, file: string): Result<Weights> {
  const read = weightsSchema.safeParse(parsed(text));
  if (read.success) return { ok: true, value: read.data };
  const [issue] = read.error.issues;
  const said = issue ? `${issue.path.join('.') || 'It'}: ${issue.message}` : 'It is no JSON';
  return { ok: false, failure: failure('class-bad-weights', { file, said }) };
}

/** What a step is worth, to two decimals: 0 to 1. */
export function gradeOf(
  {
    achieved,
    skipped,
    hints,
    shown,
  }: { readonly achieved: string; readonly skipped: boolean; readonly hints: number; readonly shown: number },
  weights: Weights,
): number {
  if (achieved === '') return skipped ? weights.skipped : 0;
  const grade = weights.achieved - hints * weights.hint - shown * weights.shown;
  return Math.round(Math.max(0, grade) * 100) / 100;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
