import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lesson } from '../../../core/lesson/model/lesson.ts';
import type { LessonProof } from '../../../core/proof/lessonProof.ts';
import { provenFiles } from '../../../core/proof/provenFiles.ts';
import type { CliContext } from '../../cliServices.ts';

/** Writes what a proof found out about a lesson into its folder. */
export async function writeProven(
  context: CliContext,
  folder: string,
  lesson: Lesson,
  proof: LessonProof,
): Promise<void> {
  for (const [file, text] of provenFiles(lesson, proof)) {
    const path = join(folder, file);
    try {
      await writeFile(path, text);
      context.note(`Wrote ${path}.`);
    } catch (error) {
      // A lesson of an installed package: the proof is none the worse.
      context.note(`${path} was not written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
