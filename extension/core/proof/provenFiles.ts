import { networkFile } from '../difference/networkFile.ts';
import { commandsFingerprint } from '../lesson/model/commandsFingerprint.ts';
import type { Lesson } from '../lesson/model/lesson.ts';
import { NETWORK_FILE } from '../lesson/read/networkFile.ts';
import { SIGNATURES_FILE } from '../lesson/read/signaturesFile.ts';
import { stateName } from '../signatures/looksLike.ts';
import { signaturesFile } from '../signatures/signaturesFile.ts';
import { signaturesFingerprint } from '../signatures/signaturesFingerprint.ts';
import type { LessonProof, StepProof } from './lessonProof.ts';

/**
 * The files of a lesson's folder in which a proof that succeeded keeps what it found out, where the folder does not say it or
 * says it of another lesson than this: what network its own commands leave, and what its checks see of its wrong states.
 */
export function provenFiles(lesson: Lesson, { ok, steps }: LessonProof): Map<string, string> {
  const files = new Map<string, string>();
  if (!ok) return files;
  const commands = commandsFingerprint(lesson);
  // Of a step that was not played to its end, the network is not known.
  if (lesson.networks?.commands !== commands && steps.every(({ passesAfter }) => passesAfter)) {
    const after = new Map(steps.map(({ id, network }) => [id, network]));
    files.set(NETWORK_FILE, networkFile({ commands, after }));
  }
  const states = new Map(steps.flatMap(({ signatures }) => [...signatures]));
  const places = [...lesson.wrong.map(stateName), ...new Set(lesson.wrong.map(({ step }) => step))];
  // A replay, or a proof of a few parts, does not try all of them.
  if (states.size > 0 && places.every((place) => states.has(place))) {
    const faults = new Set(steps.flatMap(({ id, faults }) => foundOf(id, faults)));
    files.set(SIGNATURES_FILE, signaturesFile({ of: signaturesFingerprint(lesson), states, faults }));
  }
  return files;
}

function foundOf(step: string, faults: StepProof['faults']): string[] {
  return Object.keys(faults)
    .filter((name) => faults[name] === null)
    .map((name) => stateName({ step, name }));
}
