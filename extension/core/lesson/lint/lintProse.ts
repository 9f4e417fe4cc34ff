import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Lesson, ProseBlock } from '../model/lesson.ts';
import type { ProblemList } from '../problems/problemList.ts';

// HTML and every scheme pass here, so that they are found; the renderer of a lesson lets neither pass.
const markdown = new MarkdownIt('default', { html: true });
markdown.validateLink = () => true;

/** What a link may be: the web, mail, or a path or step without a scheme. */
const SCHEME = /^([a-z][a-z0-9+.-]*):|^\/\//i;
const ALLOWED = /^(?:https?:\/\/|mailto:)/i;

/** The rules of prose: no HTML, and links and pictures lead where they seem to lead. */
export function lintProse(lesson: Lesson, paths: ReadonlySet<string>, problems: ProblemList): void {
  const stepIds = new Set(lesson.steps.map(({ id }) => id));
  for (const block of [...lesson.intro, ...lesson.steps.flatMap((step) => step.blocks)]) {
    const prose = proseOf(block);
    if (prose) new ProseLinter(prose, paths, stepIds, problems).lint();
  }
}

/** The Markdown in a block; in a fence it begins a line below the braces. */
function proseOf(block: Block): ProseBlock | undefined {
  if (block.kind === 'prose') return block;
  if (block.kind !== 'look' && block.kind !== 'walk') return undefined;
  return { kind: 'prose', markdown: block.text, line: block.line + 1, endLine: block.endLine };
}

class ProseLinter {
  readonly #block: ProseBlock;
  readonly #lines: readonly string[];
  readonly #paths: ReadonlySet<string>;
  readonly #stepIds: ReadonlySet<string>;
  readonly #problems: ProblemList;

  constructor(
    block: ProseBlock,
    paths: ReadonlySet<string>,
    stepIds: ReadonlySet<string>,
    problems: ProblemList,
  ) {
    this.#block = block;
    this.#lines = block.markdown.split('\n');
    this.#paths = paths;
    this.#stepIds = stepIds;
    this.#problems = problems;
  }

  lint(): void {
    // Cells of a table have no lines of their own; their row has.
    let lines: [number, number] = [0, this.#lines.length];
    for (const token of markdown.parse(this.#block.markdown, {})) {
      if (token.map !== null) lines = token.map;
      if (token.type === 'html_block') this.#report('htmlInProse', token.content.trim(), lines);
      for (const child of token.children ?? []) this.#lintInline(child, lines);
    }
  }

  #lintInline(token: Token, lines: [number, number]): void {
    if (token.type === 'html_inline') this.#report('htmlInProse', token.content, lines);
    else if (token.type === 'link_open') this.#lintLink(String(token.attrGet('href') ?? ''), lines);
    else if (token.type === 'image') {
      this.#lintPicture(String(token.attrGet('src') ?? ''), lines);
      for (const child of token.children ?? []) this.#lintInline(child, lines);
    }
  }

  #lintLink(href: string, lines: [number, number]): void {
    if (href.startsWith('#')) {
      if (!this.#stepIds.has(href.slice(1))) this.#report('linkToUnknownStep', href, lines);
    } else if (SCHEME.test(href) ? !ALLOWED.test(href) : !this.#isOurs(href)) {
      this.#report('linkLeadsOutside', href, lines);
    }
  }

  #lintPicture(href: string, lines: [number, number]): void {
    if (!this.#isOurs(href) || !/\.(?:svg|png)$/.test(href)) this.#report('pictureNotInLesson', href, lines);
  }

  #isOurs(href: string): boolean {
    return this.#paths.has(href.replace(/^\.\//, ''));
  }

  #report(
    name: 'htmlInProse' | 'linkLeadsOutside' | 'pictureNotInLesson' | 'linkToUnknownStep',
    text: string,
    [start, end]: [number, number],
  ): void {
    const needle = text.split('\n')[0] ?? '';
    for (let index = start; index < end && !this.#problems.isFull; index++) {
      const column = this.#lines[index]?.indexOf(needle) ?? -1;
      if (column < 0) continue;
      this.#problems.add(name, { line: this.#block.line + index, column: column + 1 });
      return;
    }
    this.#problems.add(name, { line: this.#block.line + start, column: 1 });
  }
}
