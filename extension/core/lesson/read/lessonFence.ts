import type { MarkdownIt, StateBlock } from 'markdown-it';

/** How a block of code ends. Line indices count from 0. */
export type FenceEnd =
  | { readonly how: 'closed' }
  /** Line `at` has marks that should close the block, but words stand behind them, or they are too few. */
  | { readonly how: 'words' | 'shorter'; readonly at: number }
  /** Nothing closes it; where line `before` begins another block or a step, it ends there. */
  | { readonly how: 'open'; readonly before?: number; readonly because?: 'block' | 'step' };

interface Line {
  readonly text: string;
  /** Marks of a fence at the line's start: the same character as the block's, three or more. */
  readonly marks: number;
  readonly rest: string;
}

const STEP = /^## .*\{#[^}]*\}\s*$/;
const SHELLS = /^(?:bash|sh|shell|console|text|yaml|json|c|python|diff|ini)$/i;

/**
 * Replaces markdown-it's rule for fences. Where CommonMark lets a block run on to the next line of bare marks, this one
 * ends it where its author meant it to end, so that one mistake is one problem. What is closed as CommonMark wants it is
 * read in the same way. A token's `meta` is its {@link FenceEnd}.
 */
export function useLessonFences(markdown: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list'];
  markdown.block.ruler.at('fence', readFence, { alt });
}

function readFence(state: StateBlock, start: number, limit: number, silent: boolean): boolean {
  const first = lineOf(state, start);
  const mark = first?.text[0];
  if (first === undefined || (mark !== '`' && mark !== '~') || first.marks < 3) return false;
  if (mark === '`' && first.rest.includes('`')) return false;
  if (silent) return true;
  const { end, contentEnd, next } = findEnd(state, start, limit, first);
  state.line = next;
  const token = state.push('fence', 'code', 0);
  token.info = first.rest;
  token.content = state.getLines(start + 1, contentEnd, state.sCount[start] ?? 0, true);
  token.markup = mark.repeat(first.marks);
  token.map = [start, next];
  token.meta = end;
  return true;
}

/** `contentEnd` and `next`: the first line that is not content, and the first after the block. */
function findEnd(
  state: StateBlock,
  start: number,
  limit: number,
  first: Line,
): { end: FenceEnd; contentEnd: number; next: number } {
  const mark = first.text[0] ?? '`';
  let index = start + 1;
  for (; index < limit; index++) {
    const outdented = (state.sCount[index] ?? 0) < state.blkIndent;
    // The list or quote that it stands in ends.
    if (outdented && !state.isEmpty(index)) return { end: { how: 'closed' }, contentEnd: index, next: index };
    const line = lineOf(state, index);
    if (line?.text[0] !== mark || line.marks < first.marks) continue;
    if (line.rest.trim() === '') return { end: { how: 'closed' }, contentEnd: index, next: index + 1 };
    // Code between marks in a line, not a fence.
    if (mark === '`' && line.rest.includes('`')) continue;
    if (beginsAnother(line.rest)) break;
    return { end: { how: 'words', at: index }, contentEnd: index, next: index + 1 };
  }
  return endOfOpen(state, start, index, limit, first);
}

/** Nothing closes the block before `until`; a step or marks that are too few show where it was meant to end. */
function endOfOpen(
  state: StateBlock,
  start: number,
  until: number,
  limit: number,
  first: Line,
): { end: FenceEnd; contentEnd: number; next: number } {
  for (let index = start + 1; index < until; index++) {
    const line = lineOf(state, index);
    if (line === undefined) continue;
    if (STEP.test(line.text) && state.sCount[index] === 0)
      return { end: { how: 'open', before: index, because: 'step' }, contentEnd: index, next: index };
    const another = line.marks >= 3 && line.rest.includes('{') && beginsAnother(line.rest);
    if (another)
      return { end: { how: 'open', before: index, because: 'block' }, contentEnd: index, next: index };
    const shorter = line.text[0] === first.text[0] && line.marks >= 3 && line.marks < first.marks;
    if (shorter && line.rest.trim() === '')
      return { end: { how: 'shorter', at: index }, contentEnd: index, next: index + 1 };
  }
  const end: FenceEnd = until < limit ? { how: 'open', before: until, because: 'block' } : { how: 'open' };
  return { end, contentEnd: until, next: until };
}

/** The line as far as a fence may be in it; undefined where it is indented as code is. */
function lineOf(state: StateBlock, index: number): Line | undefined {
  if ((state.sCount[index] ?? 0) - state.blkIndent >= 4) return undefined;
  const from = (state.bMarks[index] ?? 0) + (state.tShift[index] ?? 0);
  const text = state.src.slice(from, state.eMarks[index]);
  const mark = text[0];
  let marks = 0;
  if (mark === '`' || mark === '~') while (text[marks] === mark) marks++;
  return { text, marks: marks < 3 ? 0 : marks, rest: text.slice(marks) };
}

/** Whether the words behind the marks are those that begin a block: a language, a directive, or both. */
function beginsAnother(rest: string): boolean {
  const trimmed = rest.trim();
  if (trimmed.startsWith('{')) return !trimmed.startsWith('{{');
  const [language = '', ...words] = trimmed.split(/[\s{]+/, 3);
  if (trimmed.includes('{') && /^[\w+#.-]+\s*\{/.test(trimmed)) return true;
  if (SHELLS.test(language)) return true;
  // Prettier and people write a language right behind the marks, and words behind a space.
  return !/^\s/.test(rest) && words.length === 0 && /^[A-Za-z][\w+#.-]*$/.test(language);
}
