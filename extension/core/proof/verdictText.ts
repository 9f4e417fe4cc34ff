import type { Verdict } from './lessonProof.ts';
import { attemptFile, type ProofPart } from './proofParts.ts';

const PROVEN = {
  before: 'red before',
  after: 'green after',
  'after-reset': 'red after reset',
  wrong: 'caught',
  right: 'accepted',
  drill: 'red before, green after its solution',
  undone: 'told where an earlier step is undone',
} as const;

/** A verdict in a line that names its lesson, since others run too; a line for each problem follows. */
export function verdictText(verdict: Verdict): string {
  const { lesson, part, problems, ms } = verdict;
  const proven = problems.length === 0;
  const seconds = `${(ms / 1000).toFixed(1)} s`.padStart(8);
  const line = `${lesson}: ${proven ? 'ok  ' : 'FAIL'} ${seconds}  ${partName(verdict)}: ${proven ? '' : 'NOT '}${PROVEN[part]}`;
  return [line, ...problems.map(({ text }) => `${lesson}:      ${text}`)].join('\n');
}

/** The attempt's file, the drill, or the step. */
function partName(part: ProofPart): string {
  if (part.part === 'drill') return `drill ${part.attempt ?? ''}`;
  return attemptFile(part) ?? part.step;
}
