import { parseLesson } from '../../core/lesson/read/parseLesson.ts';
import { readTranslation } from '../../core/lesson/translation/readTranslation.ts';
import { languageOfFile } from '../../core/lesson/translation/translation.ts';

/**
 * The id of the step that a line (1-based) of lesson.md, or of a translation `file`, is in; the lesson's first where the line
 * is above all steps. Undefined where there is no step, or the text can't be read.
 */
export function stepAtLine(file: string, text: string, line: number): string | undefined {
  const language = languageOfFile(file);
  const steps = language === undefined ? stepsOfLesson(text) : stepsOfTranslation(language, text);
  return (steps.findLast((step) => step.line <= line) ?? steps[0])?.id;
}

interface StepLine {
  readonly id: string;
  readonly line: number;
}

function stepsOfLesson(text: string): readonly StepLine[] {
  const files = new Map([['lesson.md', new TextEncoder().encode(text)]]);
  return parseLesson({ id: 'lesson', files }).lesson?.steps ?? [];
}

/** Each part is named after its step, the title first; those of the whole lesson and of pictures are in no step. */
function stepsOfTranslation(language: string, text: string): readonly StepLine[] {
  return readTranslation(language, text.replaceAll('\r\n', '\n')).parts.flatMap(
    ({ key, line }): StepLine[] => {
      const [, id] = /^([a-z][a-z0-9-]*)\/title$/.exec(key) ?? [];
      return id === undefined ? [] : [{ id, line }];
    },
  );
}
