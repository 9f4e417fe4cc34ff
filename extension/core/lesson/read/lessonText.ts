import type { Position, ProblemList } from '../problems/problemList.ts';

/** C0 and C1 controls but tab and newline, and the marks that reorder text on the screen (Trojan Source). */
// eslint-disable-next-line no-control-regex -- finding them is the point
const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/;

/**
 * Decodes a text of the lesson: UTF-8, a byte order mark dropped, CRLF and CR read as LF (as editors and Markdown
 * count lines). Invisible characters are problems, because learners must see all that runs.
 * Undefined where it is not UTF-8.
 */
export function decodeLessonText(bytes: Uint8Array, file: string, problems: ProblemList): string | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    problems.addFile('notUtf8', file);
    return undefined;
  }
  if (text.search(HIDDEN) >= 0) reportHidden(text, file, problems);
  return text;
}

/** A text of somebody else as a lesson may have it: lines end as here, and nothing invisible is left. */
export function withoutHidden(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(new RegExp(HIDDEN, 'g'), '');
}

/** One problem a line is enough. */
function reportHidden(text: string, file: string, problems: ProblemList): void {
  text.split('\n').forEach((line, index) => {
    const column = line.search(HIDDEN);
    if (column < 0) return;
    const name = `U+${(line.codePointAt(column) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const at: Position = { line: index + 1, column: column + 1 };
    problems.add('hiddenCharacter', at, {
      file,
      message: `There is a hidden character, ${name}, in the text.`,
    });
  });
}
