import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { networkFile } from '../../../core/difference/networkFile.ts';
import { commandsFingerprint } from '../../../core/lesson/model/commandsFingerprint.ts';
import type { Lesson } from '../../../core/lesson/model/lesson.ts';
import { NETWORK_FILE } from '../../../core/lesson/read/networkFile.ts';
import { SIGNATURES_FILE } from '../../../core/lesson/read/signaturesFile.ts';
import type { LessonProof, StepProof } from '../../../core/proof/lessonProof.ts';
import { stateName } from '../../../core/signatures/looksLike.ts';
import { signaturesFingerprint } from '../../../core/signatures/signaturesFingerprint.ts';
import { signaturesFile } from '../../../core/signatures/signaturesFile.ts';
import type { CliContext } from '../../cliServices.ts';

/**
 * Writes what a proof found out about a lesson, where its folder does not say or says it of another lesson than this:
 * what network its own commands leave, and what its checks see of its wrong states.
 */
export async function writeProven(
  context: CliContext,
  folder: string,
  lesson: Lesson,
  { steps }: LessonProof,
): Promise<void> {
  const commands = commandsFingerprint(lesson);
  if (lesson.networks?.commands !== commands) {
    const after = new Map(steps.map(({ id, network }) => [id, network]));
    await write(context, join(folder, NETWORK_FILE), networkFile({ commands, after }));
  }
  const states = new Map(steps.flatMap(({ signatures }) => [...signatures]));
  // A replay tries none of them.
  if (states.size > 0 && lesson.wrong.every((attempt) => states.has(stateName(attempt)))) {
    const faults = new Set(steps.flatMap(({ id, faults }) => foundOf(id, faults)));
    const text = signaturesFile({ of: signaturesFingerprint(lesson), states, faults });
    await write(context, join(folder, SIGNATURES_FILE), text);
  }
}

function foundOf(step: string, faults: StepProof['faults']): string[] {
  return Object.keys(faults)
    .filter((name) => faults[name] === null)
    .map((name) => stateName({ step, name }));
}

async function write(context: CliContext, path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
    context.note(`Wrote ${path}.`);
  } catch (error) {
    // A lesson of an installed package: the proof is none the worse.
    context.note(`${path} was not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
