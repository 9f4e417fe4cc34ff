import type { Translation, WrittenPart } from './translation.ts';

const MARK = /^<!-- @(\S{1,200}) ([0-9a-f]{8})(?: (new|stale|unused))?( -->)?$/;
/** The line that ends the English that stands in a mark. */
export const END_OF_ENGLISH = '-->';

/**
 * Reads the text of a `lesson.LANGUAGE.md`: parts, each below a mark of its own. Whatever stands before the first mark is for
 * people. Never throws, and takes time in proportion to the text.
 */
export function readTranslation(language: string, text: string): Translation {
  const lines = text.split('\n');
  const parts: WrittenPart[] = [];
  let index = 0;
  while (index < lines.length) {
    const [, key, hash, mark, closed] = MARK.exec(lines[index]?.trimEnd() ?? '') ?? [];
    index++;
    if (key === undefined || hash === undefined) continue;
    const line = index;
    // English that is never closed ends where the next part begins.
    if (closed === undefined) {
      while (index < lines.length && !isMark(lines[index]) && lines[index]?.trim() !== END_OF_ENGLISH)
        index++;
      if (lines[index]?.trim() === END_OF_ENGLISH) index++;
    }
    while (index < lines.length && lines[index]?.trim() === '') index++;
    const from = index;
    while (index < lines.length && !isMark(lines[index])) index++;
    let end = index;
    while (end > from && lines[end - 1]?.trim() === '') end--;
    parts.push({
      key,
      hash,
      mark: mark as WrittenPart['mark'],
      text: lines.slice(from, end).join('\n'),
      line,
      textLine: Math.min(from + 1, lines.length),
    });
  }
  return { language, parts };
}

function isMark(line: string | undefined): boolean {
  return line !== undefined && MARK.test(line.trimEnd());
}
