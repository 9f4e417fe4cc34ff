import MarkdownIt from 'markdown-it';
import { parseFenceLine, type FenceInfo } from './fenceInfo.ts';

/** A piece of lesson.md at the left margin. Line indices count from 0, `end` is not included. */
export type Piece =
  | { readonly kind: 'prose'; readonly start: number; readonly end: number }
  | { readonly kind: 'heading'; readonly start: number; readonly level: 1 | 2; readonly text: string }
  | (Fence & { readonly kind: 'fence' });

export interface Fence {
  readonly start: number;
  readonly end: number;
  /** Without the marks' indentation. */
  readonly content: string;
  readonly closed: boolean;
  readonly info: FenceInfo;
}

export interface Outline {
  readonly pieces: readonly Piece[];
  /** Fences with braces inside lists and quotes. */
  readonly nested: readonly Fence[];
  /** Plain code that is never closed; it is part of the prose. */
  readonly unclosed: readonly Fence[];
}

// Only where blocks begin and end matters here; lintProse looks into paragraphs.
const markdown = new MarkdownIt('commonmark').disable(['inline', 'text_join']);

/** Cuts the body of a lesson into headings of the first two levels, fences with braces and the prose between. */
export function outline(lines: readonly string[], bodyLine: number): Outline {
  // Blank lines in place of the front matter keep the line numbers right.
  const body = '\n'.repeat(bodyLine) + lines.slice(bodyLine).join('\n');
  const pieces: Piece[] = [];
  const nested: Fence[] = [];
  const unclosed: Fence[] = [];
  let proseFrom = bodyLine;
  const proseUntil = (end: number): void => {
    if (lines.slice(proseFrom, end).some((line) => line.trim() !== '')) {
      pieces.push({ kind: 'prose', start: proseFrom, end });
    }
  };
  const tokens = markdown.parse(body, {});
  tokens.forEach((token, index) => {
    if (token.map === null) return;
    const [start, end] = token.map;
    if (token.type === 'fence') {
      const info = parseFenceLine(lines[start] ?? '');
      const closed = token.level > 0 || isClosed(lines, token.markup, start, end);
      const fence = { start, end, content: token.content, closed, info };
      if (info.kind === 'plain') {
        if (!closed) unclosed.push(fence);
        return;
      }
      if (token.level > 0) {
        nested.push(fence);
        return;
      }
      proseUntil(start);
      pieces.push({ kind: 'fence', ...fence });
      proseFrom = end;
    } else if (
      token.type === 'heading_open' &&
      token.level === 0 &&
      (token.tag === 'h1' || token.tag === 'h2')
    ) {
      proseUntil(start);
      pieces.push({
        kind: 'heading',
        start,
        level: token.tag === 'h1' ? 1 : 2,
        text: tokens[index + 1]?.content ?? '',
      });
      proseFrom = end;
    }
  });
  proseUntil(lines.length);
  return { pieces, nested, unclosed };
}

function isClosed(lines: readonly string[], markup: string, start: number, end: number): boolean {
  const last = lines[end - 1]?.trimEnd().replace(/^ {0,3}/, '') ?? '';
  return end - 1 > start && last.startsWith(markup) && last === (markup[0] ?? '').repeat(last.length);
}
