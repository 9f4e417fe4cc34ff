import type { LessonSignatures, SeenCheck, Signature } from '../model/lesson.ts';

/** The file beside lesson.md that says what the checks see of the lesson's wrong states. */
export const SIGNATURES_FILE = 'signatures.txt';

const CHECK = /^([a-z][a-z0-9-]*\/\d+) (fail|error|not-run)(?: (.*))?$/;

/**
 * Reads it: `of FINGERPRINT`, then for each `state NAME` `fault` where it is one to find, and a line for each check that
 * does not pass. Other lines are comments.
 */
export function readSignaturesFile(text: string): LessonSignatures {
  const states = new Map<string, Signature>();
  const faults = new Set<string>();
  let of = '';
  let state: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, word, rest = ''] = /^(of|state) (.*)$/.exec(line) ?? [];
    if (word === 'of') of = rest;
    if (word === 'state') state = rest;
    if (state === undefined) continue;
    if (line === 'fault') faults.add(state);
    const checks = word === 'state' ? [] : (states.get(state) ?? []);
    states.set(state, [...checks, ...seenCheck(line)]);
  }
  return { of, states, faults };
}

function seenCheck(line: string): SeenCheck[] {
  const [, check, status, seen = ''] = CHECK.exec(line) ?? [];
  if (check === undefined) return [];
  return [{ check, status: status as SeenCheck['status'], seen }];
}
