/** A fenced block that is not closed before a line. */
export interface OpenFence {
  /** What stands behind its marks. */
  readonly info: string;
  /** The index of its first line of text. */
  readonly first: number;
}

/** CommonMark 4.5: behind marks of backticks there is no backtick, so that "```x```" in a line is code in a paragraph. */
const OPENING = /^ {0,3}(?:(`{3,})([^`]*)|(~{3,})(.*))$/;

/** The block that line `at` (from 0) is in, or closes; undefined outside of blocks, as in the front matter. */
export function openFence(lines: readonly string[], at: number): OpenFence | undefined {
  let open: (OpenFence & { readonly marks: string }) | undefined;
  for (let index = frontMatterEnd(lines) ?? at; index < at; index++) {
    const [, ticks, tickInfo = '', tildes, tildeInfo = ''] = OPENING.exec(lines[index] ?? '') ?? [];
    const marks = ticks ?? tildes;
    if (marks === undefined) continue;
    const info = (ticks === undefined ? tildeInfo : tickInfo).trim();
    if (open === undefined) open = { marks, info, first: index + 1 };
    else if (info === '' && marks.startsWith(open.marks)) open = undefined;
  }
  return open && { info: open.info, first: open.first };
}

/** The index of the first line after the front matter; undefined where that is not closed. */
export function frontMatterEnd(lines: readonly string[]): number | undefined {
  if (lines[0]?.trimEnd() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  return end < 0 ? undefined : end + 1;
}
