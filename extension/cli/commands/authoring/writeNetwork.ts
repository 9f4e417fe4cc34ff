import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { networkFile } from '../../../core/difference/networkFile.ts';
import { commandsFingerprint } from '../../../core/lesson/model/commandsFingerprint.ts';
import type { Lesson } from '../../../core/lesson/model/lesson.ts';
import { NETWORK_FILE } from '../../../core/lesson/read/networkFile.ts';
import type { LessonProof } from '../../../core/proof/lessonProof.ts';
import type { CliContext } from '../../cliServices.ts';

/** Writes what network the lesson's own commands left, where its folder does not say or says it of other commands. */
export async function writeNetwork(
  context: CliContext,
  folder: string,
  lesson: Lesson,
  { steps }: LessonProof,
): Promise<void> {
  const commands = commandsFingerprint(lesson);
  if (lesson.networks?.commands === commands) return;
  const path = join(folder, NETWORK_FILE);
  const text = networkFile({ commands, after: new Map(steps.map(({ id, network }) => [id, network])) });
  try {
    await writeFile(path, text);
    context.note(`Wrote ${path}.`);
  } catch (error) {
    // A lesson of an installed package: the proof is none the worse.
    context.note(`${path} was not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
