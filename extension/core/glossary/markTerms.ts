import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import type { TermFinder } from './termFinder.ts';

/** What `markTerms` marks in a text: what the environment of a call of markdown-it has as `terms`. */
export interface TermMarks {
  readonly find: TermFinder;
  /** Terms that stay unmarked. Those that are marked are added. */
  readonly seen: Set<string>;
}

const HEADING = /^(?:heading|th)_open$/;

type MakeToken = StateCore['Token'];

/**
 * A plugin of markdown-it: puts the first use of each term into a `span` that the page can explain (`data-term`). Never in
 * code, links, pictures and headings, of tables too. The text stays the same, character by character.
 */
export function markTerms(markdown: MarkdownIt): void {
  // After all other rules: escapes and entities are plain text by then.
  markdown.core.ruler.push('terms', ({ tokens, env, Token }) => {
    const { terms } = env as { readonly terms?: TermMarks };
    if (terms === undefined) return;
    tokens.forEach((token, index) => {
      if (token.children === null || HEADING.test(tokens[index - 1]?.type ?? '')) return;
      token.children = markInline(token.children, terms, Token);
    });
  });
}

function markInline(children: readonly Token[], terms: TermMarks, Token: MakeToken): Token[] {
  const marked: Token[] = [];
  let run: Token[] = [];
  let links = 0;
  const endRun = (): void => {
    // Not spread into a call: a paragraph may have more tokens than a call has arguments.
    for (const token of markRun(run, terms, Token)) marked.push(token);
    run = [];
  };
  for (const child of children) {
    if (links === 0 && (child.type === 'text' || child.type === 'softbreak')) {
      run.push(child);
      continue;
    }
    endRun();
    if (child.type === 'link_open') links++;
    if (child.type === 'link_close') links--;
    marked.push(child);
  }
  endRun();
  return marked;
}

/** Text and line breaks in a row: a term may stand on two lines. */
function markRun(run: Token[], { find, seen }: TermMarks, Token: MakeToken): Token[] {
  const text = run.map(textOf).join('');
  const first = find(text).filter(({ term }) => {
    const isFirst = !seen.has(term);
    seen.add(term);
    return isFirst;
  });
  if (first.length === 0) return run;
  const marked: Token[] = [];
  let at = 0;
  const copy = (from: number, to: number): void => {
    for (const piece of cut(run, from, to, Token)) marked.push(piece);
  };
  for (const { term, start, end } of first) {
    copy(at, start);
    const open = new Token('term_open', 'span', 1);
    open.attrs = [
      ['class', 'term'],
      ['role', 'button'],
      ['tabindex', '0'],
      ['data-term', term],
    ];
    marked.push(open);
    copy(start, end);
    marked.push(new Token('term_close', 'span', -1));
    at = end;
  }
  copy(at, text.length);
  return marked;
}

function* cut(run: readonly Token[], from: number, to: number, Token: MakeToken): Generator<Token> {
  let at = 0;
  for (const token of run) {
    const text = textOf(token);
    const piece = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += text.length;
    if (piece === '') continue;
    if (token.type === 'softbreak') {
      yield token;
      continue;
    }
    const part = new Token('text', '', 0);
    part.content = piece;
    yield part;
  }
}

function textOf({ type, content }: Token): string {
  return type === 'softbreak' ? ' ' : content;
}
