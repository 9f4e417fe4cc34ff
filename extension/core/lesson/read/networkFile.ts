import type { LessonNetworks } from '../model/lesson.ts';

/** The file beside lesson.md that says what network the lesson's own commands leave after each step. */
export const NETWORK_FILE = 'network.txt';

/**
 * Reads it: `commands FINGERPRINT`, then for each `step ID` the facts that came (`+ `) and went (`- `). Other lines are
 * comments.
 */
export function readNetworkFile(text: string): LessonNetworks {
  const after = new Map<string, readonly string[]>();
  let commands = '';
  let step: string | undefined;
  let facts: string[] = [];
  for (const line of text.split('\n')) {
    const [, word, rest = ''] = /^(commands|step|\+|-) (.*?)\r?$/.exec(line) ?? [];
    if (word === 'commands') commands = rest;
    if (word === 'step') step = rest;
    if (word === '+') facts = [...facts, rest];
    if (word === '-') facts = without(facts, rest);
    if (step !== undefined) after.set(step, facts);
  }
  return { commands, after };
}

function without(facts: readonly string[], gone: string): string[] {
  const at = facts.indexOf(gone);
  return at < 0 ? [...facts] : facts.toSpliced(at, 1);
}
