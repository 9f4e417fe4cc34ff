import type { LessonSource, Problem } from '../model/lesson.ts';
import { lintCommands } from './commandRules.ts';
import { lintFolder } from './lintFolder.ts';
import { lintProse } from './lintProse.ts';
import { lintTranslations } from './lintTranslations.ts';
import { DRILLS_FILE } from '../read/drillsFile.ts';
import { parseLessonInto } from '../read/parseLesson.ts';
import { ProblemList } from '../problems/problemList.ts';
import { checkTerminalUse } from './terminalRules.ts';

/**
 * Finds all problems of a lesson that show without running it: those of `parseLesson`, and more. Never throws.
 * The editor's squiggles and `patchbay lint` show this list.
 */
export function lintLesson(source: LessonSource): Problem[] {
  const problems = new ProblemList();
  const read = parseLessonInto(source, problems);
  if (read !== undefined) {
    const { lesson, unread } = read;
    for (const step of lesson.steps) {
      // A check that could not be read is a problem already.
      if (!step.blocks.some(({ kind }) => kind === 'checks') && !unread.inSteps.has(step.id))
        problems.add('stepWithoutChecks', { line: step.line, column: 1 });
    }
    if (unread.inSteps.size === 0) checkTerminalUse(lesson.steps, problems);
    lintCommands(lesson.steps, problems);
    const ofDrills = new ProblemList(DRILLS_FILE);
    lintCommands(lesson.drills ?? [], ofDrills);
    problems.addAll(ofDrills);
    lintProse(lesson, new Set(source.files.keys()), unread.stepIds, problems);
  }
  lintFolder(source, read, problems);
  if (read !== undefined) lintTranslations(source, read.lesson, problems);
  return problems.sorted();
}
