import type { Block, Lesson, Span } from '../../core/lesson/model/lesson.ts';
import { mapWords } from '../../core/lesson/translation/mapWords.ts';
import type { Translation } from '../../core/lesson/translation/translation.ts';

/** Where each piece of a lesson stands in the document that its author writes; lines are 1-based. */
export interface DocumentLines {
  readonly title: number;
  readonly intro: readonly Span[];
  readonly steps: readonly { readonly heading: number; readonly blocks: readonly Span[] }[];
}

/** In lesson.md. */
export function linesInLesson({ intro, steps }: Lesson): DocumentLines {
  return { title: 1, intro, steps: steps.map(({ line, blocks }) => ({ heading: line, blocks })) };
}

/** In a translation. What is not translated (a command, an output) stands where the part before it does. */
export function linesInTranslation(lesson: Lesson, { parts }: Translation): DocumentLines {
  const written = new Map(parts.map(({ key, line, textLine, text }) => [key, { line, textLine, text }]));
  // With the names of its parts as its words, each block says itself which part it begins with.
  const named = mapWords(lesson, ({ key }) => key);
  let last = 1;
  const spanOf = (keys: readonly string[]): Span => {
    const found = keys.flatMap((key) => written.get(key) ?? []);
    const lines = found.map(({ line }) => line);
    const ends = found.map(({ textLine, text }) => textLine + text.split('\n').length - 1);
    last = Math.max(last, ...lines.slice(0, 1));
    return { line: last, endLine: Math.max(last, ...ends) };
  };
  const spans = (blocks: readonly Block[]): Span[] => blocks.map((block) => spanOf(wordsOf(block)));
  const title = spanOf([named.title]).line;
  const intro = spans(named.intro);
  const steps = named.steps.map(({ title: heading, blocks }) => ({
    heading: spanOf([heading]).line,
    blocks: spans(blocks),
  }));
  return { title, intro, steps };
}

/** The words of a block in their order. */
function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'prose':
      return [block.markdown];
    case 'look':
    case 'walk':
    case 'stop':
      return [block.text];
    case 'quiz':
      return [block.question, ...block.options.flatMap(({ text, why }) => [text, why])];
    case 'chart':
      return [
        block.chart.title,
        ...(block.chart.comparedWith === undefined ? [] : [block.chart.comparedWith]),
      ];
    case 'checks':
      return block.checks.flatMap(({ what, pass, fail, hint = [] }) => [
        what,
        ...[pass, fail].flatMap((words) => words ?? []),
        ...hint,
      ]);
    case 'run':
    case 'output':
      return [];
  }
}
