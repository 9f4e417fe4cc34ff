import { commandsFingerprint } from '../lesson/model/commandsFingerprint.ts';
import { fingerprintOf } from '../lesson/model/fingerprint.ts';
import type { Lesson } from '../lesson/model/lesson.ts';

/** A short text that is another one where the lesson's commands, its checks or its wrong states are; words don't count. */
export function signaturesFingerprint(lesson: Lesson): string {
  const words = { what: '', pass: undefined, fail: undefined, hint: undefined, already: undefined };
  const checks = lesson.steps.map((step) => step.checks.map((check) => ({ ...check, ...words })));
  const wrong = lesson.wrong.map(({ step, name, script }) => [step, name, script.replace(/^#.*\n?/gm, '')]);
  return fingerprintOf([commandsFingerprint(lesson), checks, wrong.toSorted()]);
}

/** A lesson does not change, and the player asks for each view. */
const fresh = new WeakMap<Lesson, boolean>();

/** Whether the lesson's signatures are there, and of the lesson as it is. */
export function knowsSignatures(lesson: Lesson): boolean {
  if (lesson.signatures === undefined) return false;
  const known = fresh.get(lesson) ?? lesson.signatures.of === signaturesFingerprint(lesson);
  fresh.set(lesson, known);
  return known;
}
