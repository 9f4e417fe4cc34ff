import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Lesson, ProseBlock } from '../model/lesson.ts';
import { DRILLS_FILE } from '../read/drillsFile.ts';
import type { ProblemName } from '../problems/problemKinds.ts';
import type { ProblemList } from '../problems/problemList.ts';

// HTML and every scheme pass here, so that they are found; the renderer of a lesson lets neither pass.
const markdown = new MarkdownIt('default', { html: true });
markdown.validateLink = () => true;

/** What a link may be: the web, mail, or a path or step without a scheme. */
const SCHEME = /^([a-z][a-z0-9+.-]*):|^\/\//i;
const ALLOWED = /^(?:https?:\/\/|mailto:)/i;
/** `[text][label]` that stayed text: no line defines the label. */
const UNDEFINED = /(?:^|[\s(])(\[[^[\]\n]{1,200}\]\[[^[\]\n]{1,200}\])/;
const FOOTNOTE = /\[\^[^\]\s]{1,80}\]/;

/** The rules of prose: no HTML, and links and pictures lead where they seem to lead. */
export function lintProse(
  lesson: Lesson,
  paths: ReadonlySet<string>,
  someStepUnread: boolean,
  problems: ProblemList,
): void {
  const stepIds = someStepUnread ? undefined : new Set(lesson.steps.map(({ id }) => id));
  const blocks = [...lesson.intro, ...lesson.steps.flatMap((step) => step.blocks)];
  const ofDrills = (lesson.drills ?? []).flatMap((drill) => drill.blocks);
  for (const [file, some] of [['lesson.md', blocks] as const, [DRILLS_FILE, ofDrills] as const]) {
    const prose = some.flatMap((block) => proseOf(block) ?? []);
    lintMarkdown(prose, { file, stepIds, paths }, problems);
  }
}

/** Where Markdown stands, and what it may link to. */
export interface MarkdownPlace {
  readonly file: string;
  /** Undefined where not all are known. */
  readonly stepIds: ReadonlySet<string> | undefined;
  readonly paths: ReadonlySet<string>;
}

/** The same rules for the Markdown of any file of the lesson. */
export function lintMarkdown(
  prose: readonly Omit<ProseBlock, 'kind' | 'endLine'>[],
  { file, stepIds, paths }: MarkdownPlace,
  problems: ProblemList,
): void {
  for (const block of prose) new ProseLinter(block, file, paths, stepIds, problems).lint();
}

/** The Markdown in a block; in a fence it begins a line below the braces. */
function proseOf(block: Block): ProseBlock | undefined {
  if (block.kind === 'prose') return block;
  if (block.kind !== 'look' && block.kind !== 'walk') return undefined;
  return { kind: 'prose', markdown: block.text, line: block.line + 1, endLine: block.endLine };
}

type ProseProblem = Extract<
  ProblemName,
  | 'htmlInProse'
  | 'linkLeadsOutside'
  | 'pictureNotInLesson'
  | 'linkToUnknownStep'
  | 'linkUndefined'
  | 'footnoteInProse'
>;

class ProseLinter {
  readonly #block: Omit<ProseBlock, 'kind' | 'endLine'>;
  readonly #file: string;
  readonly #lines: readonly string[];
  readonly #paths: ReadonlySet<string>;
  /** Undefined where not all are known. */
  readonly #stepIds: ReadonlySet<string> | undefined;
  readonly #problems: ProblemList;
  #footnoteFound = false;

  constructor(
    block: Omit<ProseBlock, 'kind' | 'endLine'>,
    file: string,
    paths: ReadonlySet<string>,
    stepIds: ReadonlySet<string> | undefined,
    problems: ProblemList,
  ) {
    this.#block = block;
    this.#file = file;
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
      this.#lintChildren(token, lines);
      if (token.type === 'inline') this.#lintLabels(token, lines);
    }
  }

  /** What is left of links whose label nothing defines, and of footnotes. */
  #lintLabels(token: Token, lines: [number, number]): void {
    const words = (token.children ?? [])
      .map(({ type, content }) => (type === 'text' ? content : '\n'))
      .join('');
    const undefinedLabel = UNDEFINED.exec(words)?.[1];
    if (undefinedLabel !== undefined) this.#report('linkUndefined', undefinedLabel, lines);
    const footnote = FOOTNOTE.exec(token.content)?.[0];
    if (footnote === undefined || this.#footnoteFound || !words.includes('^')) return;
    this.#footnoteFound = true;
    this.#report('footnoteInProse', footnote, lines);
  }

  #lintChildren({ children }: Token, lines: [number, number]): void {
    children?.forEach((child, index) => {
      // Where a footnote's words are one word, that is taken for an address.
      const isFootnote = child.type === 'link_open' && children[index + 1]?.content.startsWith('^') === true;
      if (!isFootnote) this.#lintInline(child, lines);
    });
  }

  #lintInline(token: Token, lines: [number, number]): void {
    if (token.type === 'html_inline') this.#report('htmlInProse', token.content, lines);
    else if (token.type === 'link_open') this.#lintLink(String(token.attrGet('href') ?? ''), lines);
    else if (token.type === 'image') {
      this.#lintPicture(String(token.attrGet('src') ?? ''), lines);
      this.#lintChildren(token, lines);
    }
  }

  #lintLink(href: string, lines: [number, number]): void {
    if (href.startsWith('#')) {
      if (this.#stepIds?.has(href.slice(1)) === false) this.#report('linkToUnknownStep', href, lines);
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

  #report(name: ProseProblem, text: string, [start, end]: [number, number]): void {
    const needle = text.split('\n')[0] ?? '';
    for (let index = start; index < end && !this.#problems.isFull; index++) {
      const column = this.#lines[index]?.indexOf(needle) ?? -1;
      if (column < 0) continue;
      this.#problems.add(name, { line: this.#block.line + index, column: column + 1 }, { file: this.#file });
      return;
    }
    this.#problems.add(name, { line: this.#block.line + start, column: 1 }, { file: this.#file });
  }
}
