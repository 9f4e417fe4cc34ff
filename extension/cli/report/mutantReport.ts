import type { MutantResult, MutantVerdict } from '../../core/mutate/mutateStep.ts';

const VERDICTS: readonly MutantVerdict[] = ['caught', 'same', 'justified', 'survived'];

/** What a run came to: a line for each step, the survivors, and justifications that met no mutant. */
export function mutantsText(results: readonly MutantResult[], strays: readonly string[]): string {
  const steps = [...new Set(results.map(({ step }) => step))];
  const lines = steps.map((step) => {
    const own = results.filter((result) => result.step === step);
    return `${step}: ${own.length} mutants, ${countText(own)}`;
  });
  const survivors = results
    .filter(({ verdict }) => verdict === 'survived')
    .map(({ step, name, words }) => `  ${step}: ${name}\n      ${words}`);
  return [
    ...lines,
    ...(survivors.length === 0 ? [] : ['The checks let pass:', ...survivors]),
    ...strays.map((stray) => `mutants.yaml speaks of a mutant that there is not: ${stray}`),
  ].join('\n');
}

/** The stable shape of `mutate --json`. */
export function mutantsJson(
  lesson: string,
  results: readonly MutantResult[],
  strays: readonly string[],
): string {
  const counts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, results.filter((result) => result.verdict === verdict).length]),
  );
  const mutants = results.map(({ step, name, verdict, words }) => ({ step, name, verdict, words }));
  return JSON.stringify({ lesson, counts, mutants, notMet: strays }, undefined, 2);
}

function countText(results: readonly MutantResult[]): string {
  return VERDICTS.map((verdict) => {
    const count = results.filter((result) => result.verdict === verdict).length;
    return `${count} ${verdict === 'same' ? 'with the same network' : verdict}`;
  }).join(', ');
}
