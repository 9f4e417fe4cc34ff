import MarkdownIt from 'markdown-it';
import { parseFenceLine, type FenceInfo } from './fenceInfo.ts';
import { useLessonFences, type FenceEnd } from './lessonFence.ts';
import type { References } from './references.ts';

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
  readonly ending: FenceEnd;
  readonly info: FenceInfo;
}

export interface Outline {
  readonly pieces: readonly Piece[];
  /** Fences with braces inside lists and quotes. */
  readonly nested: readonly Fence[];
  /** Blocks of any kind that do not end as they should; a plain one is part of the prose. */
  readonly unclosed: readonly Fence[];
  /** Text that is a heading because a line of `-` stands right under it: the indices of those lines. */
  readonly underlined: ReadonlySet<number>;
  /** What `[text][label]` may name, anywhere in the lesson. */
  readonly references: References;
}

// Only where blocks begin and end matters here; lintProse looks into paragraphs.
const markdown = new MarkdownIt('commonmark').enable('table').disable(['inline', 'text_join']);
useLessonFences(markdown);

/** Cuts the body of a lesson into headings of the first two levels, fences with braces and the prose between. */
export function outline(lines: readonly string[], bodyLine: number): Outline {
  // Blank lines instead of the front matter keep the line numbers right.
  const body = '\n'.repeat(bodyLine) + lines.slice(bodyLine).join('\n');
  const pieces: Piece[] = [];
  const nested: Fence[] = [];
  const unclosed: Fence[] = [];
  const underlined = new Set<number>();
  let proseFrom = bodyLine;
  const proseUntil = (end: number): void => {
    if (lines.slice(proseFrom, end).some((line) => line.trim() !== '')) {
      pieces.push({ kind: 'prose', start: proseFrom, end });
    }
  };
  const env: { references?: References } = {};
  const tokens = markdown.parse(body, env);
  tokens.forEach((token, index) => {
    if (token.map === null) return;
    const [start, end] = token.map;
    if (token.type === 'fence') {
      const info = parseFenceLine(lines[start] ?? '');
      const fence = { start, end, content: token.content, ending: token.meta as FenceEnd, info };
      if (fence.ending.how !== 'closed') unclosed.push(fence);
      if (info.kind === 'plain') return;
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
      const text = tokens[index + 1]?.content ?? '';
      if (token.markup === '-' && !text.endsWith('}')) {
        underlined.add(end - 1);
        // A rule under a paragraph, more likely than the heading of a step.
        if (end - start > 2 || lines[end - 1]?.trim() === '---') return;
      }
      proseUntil(start);
      pieces.push({ kind: 'heading', start, level: token.tag === 'h1' ? 1 : 2, text });
      proseFrom = end;
    }
  });
  proseUntil(lines.length);
  return { pieces, nested, unclosed, underlined, references: env.references ?? {} };
}
