import type { MutantResult } from './mutateStep.ts';

/** A mutant in a line, as soon as its verdict is known. */
export function mutantText({ step, name, verdict, words }: MutantResult): string {
  return `${verdict.padEnd(9)} ${step}: ${name}${verdict === 'survived' ? `\n          ${words}` : ''}`;
}
