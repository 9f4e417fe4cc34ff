import type { Verdict } from '../../core/proof/lessonProof.ts';

const PROVEN = {
  before: 'red before',
  after: 'green after',
  'after-reset': 'red after reset',
  wrong: 'caught',
  right: 'accepted',
  undone: 'told where an earlier step is undone',
} as const;

/** A verdict in a line that names its lesson, since others run too; a line for each problem follows. */
export function verdictText({ lesson, step, part, attempt, problems, ms }: Verdict): string {
  const proven = problems.length === 0;
  const what = attempt === undefined ? step : `${part}/${step}--${attempt}.sh`;
  const seconds = `${(ms / 1000).toFixed(1)} s`.padStart(8);
  const line = `${lesson}: ${proven ? 'ok  ' : 'FAIL'} ${seconds}  ${what}: ${proven ? '' : 'NOT '}${PROVEN[part]}`;
  return [line, ...problems.map((problem) => `${lesson}:      ${problem}`)].join('\n');
}
