import type { StageResult } from './stageResult.ts';

const SLOWEST = 10;

/** What `npm test` says at its end: what failed, what was noted, the slowest, each stage, and `N passed, N failed` in the last line. */
export function finalReport(results: readonly StageResult[], notes: readonly string[] = []): string {
  const sum = (pick: (result: StageResult) => number): number =>
    results.reduce((total, one) => total + pick(one), 0);
  const kept = sum((result) => result.kept ?? 0);
  const slowest = results
    .flatMap(({ name, timings = [] }) => timings.map((timing) => ({ ...timing, name })))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST);
  return [
    ...results.flatMap(({ name, failures }) => failures.map((failure) => `FAILED in ${name}: ${failure}`)),
    ...notes.map((note) => `NOTED: ${note}`),
    '',
    ...(slowest.length === 0 ? [] : [`The slowest ${slowest.length}:`]),
    ...slowest.map(({ name, what, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${name}: ${what}`),
    '',
    ...results.map(stageLine),
    ...(kept === 0
      ? []
      : [
          `${kept} from the cache: proven here before, with the same inputs; npm test -- --all runs them too.`,
        ]),
    '',
    `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`,
  ].join('\n');
}

function stageLine({ name, passed, failed, kept = 0, skipped }: StageResult): string {
  if (skipped !== undefined) return `${name}: skipped, because ${skipped};`;
  return `${name}: ${passed} passed, ${failed} failed${kept === 0 ? '' : `, ${kept} from the cache`};`;
}
