import MarkdownIt, { type Token } from 'markdown-it';
import { useLessonFences, type FenceEnd } from '../lesson/read/lessonFence.ts';
import type { LeftOut } from './importedLesson.ts';

/** A block of code of the other format. */
export interface ForeignFence {
  /** The words behind the opening marks. */
  readonly info: string;
  readonly code: string;
  /** The words behind the closing marks. */
  readonly tail: string;
}

/** What becomes of a block: commands that can be run, or code that is shown. */
export type ConvertedFence =
  | { readonly kind: 'run'; readonly code: string; readonly output?: string }
  | { readonly kind: 'plain'; readonly language: string; readonly code: string };

/** Says what is left out there. */
export type Leave = (what: string) => void;

/** What is particular to a format. */
export interface Dialect {
  fence(fence: ForeignFence, leave: Leave): ConvertedFence;
  /** A line of prose as readers should see it, and the commands that it lets them run. */
  line(text: string, leave: Leave): { readonly text: string; readonly commands: readonly string[] };
}

export interface ForeignText {
  readonly file: string;
  readonly lines: readonly string[];
  /** The index in its file of the first of the lines. */
  readonly from: number;
  /** Pictures that the lesson will have, by their paths in the other format's folder. */
  readonly pictures: ReadonlyMap<string, string>;
}

const markdown = new MarkdownIt('default', { html: true });
markdown.validateLink = () => true;
useLessonFences(markdown);

const TAG = /<!--[^]*?-->|<\/?[A-Za-z][^<>]*>|<![A-Za-z][^<>]*>|<\?[^]*?\?>/g;
const PICTURE = /!\[([^\]]*)\]\(\s*<?([^\s)>]*)>?[^)]*\)/g;
const NAMED_PICTURE = /!\[([^\]]*)\](?:\[[^\]]*\])?(?!\()/g;
/** In lists and quotes, too. */
const DEFINITION = /^(?:[\s>]|[-*+]\s|\d+[.)]\s)*\[[^\]]+\]:\s*<?([^\s>]+)/;
/** Its title may hold anything; what else stands behind the address holds no other link. */
const LINK = /(?<!!)\[((?:[^[\]]|\[[^\]]*\])*)\]\(\s*<?([^\s)>]*)>?(?:\s+"[^"]*"\s*|\s+'[^']*'\s*|[^)[]*)\)/g;
const ROUNDS = 10;
const AUTOLINK = /^<(?:https?:\/\/|mailto:)[^\s<>]+>/i;
const WEB = /^(?:https?:\/\/|mailto:)/i;

/** Others' Markdown as the Markdown of one step; what had to be left out is added to `left`. */
export function convertMarkdown(text: ForeignText, dialect: Dialect, left: LeftOut[]): string {
  const own: LeftOut[] = [];
  const converted = new Converter(text, dialect, own).convert();
  left.push(...own.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  // Between other blocks, what was code may be prose.
  return new Converter({ ...text, lines: converted.split('\n') }, dialect, []).cleaned().join('\n');
}

class Converter {
  readonly #text: ForeignText;
  readonly #dialect: Dialect;
  readonly #left: LeftOut[];
  /** The lines as they were, without what a lesson may not have. */
  readonly #source: readonly string[];
  /** The lines as they will be; undefined for those that go. */
  readonly #lines: (string | undefined)[];
  /** Blocks to put after the piece at the margin that ends before this line. */
  readonly #after = new Map<number, string[]>();
  #pieceEnd = 0;

  constructor(text: ForeignText, dialect: Dialect, left: LeftOut[]) {
    this.#text = text;
    this.#dialect = dialect;
    this.#left = left;
    this.#source = this.cleaned();
    this.#lines = [...this.#source];
  }

  convert(): string {
    for (const token of markdown.parse(this.#source.join('\n'), {})) {
      if (token.map === null) continue;
      const [start, end] = token.map;
      if (token.level === 0) this.#pieceEnd = end;
      if (token.type === 'fence') this.#fence(token, start, end);
      else if (token.type === 'heading_open' && token.level === 0) this.#heading(token, start, end);
      else if (token.type === 'inline' || token.type === 'tr_open') this.#inline(start, end);
    }
    const written: string[] = [];
    this.#lines.forEach((line, index) => {
      written.push(...(this.#after.get(index) ?? []));
      if (line !== undefined) written.push(line);
    });
    written.push(...(this.#after.get(this.#lines.length) ?? []));
    return written.join('\n').replaceAll(/^\s*\n|\s+$/g, '');
  }

  #fence(token: Token, start: number, end: number): void {
    const ending = token.meta as FenceEnd;
    const last = this.#source[end - 1] ?? '';
    const tail = ending.how === 'words' ? last.replace(/^[\s>]*(?:`+|~+)/, '').trim() : '';
    const code = token.content.replace(/\n$/, '');
    const converted = this.#dialect.fence({ info: token.info.trim(), code, tail }, (what) =>
      this.#leave(start, what),
    );
    if (token.level > 0) {
      if (converted.kind === 'run') this.#insert(['', ...blocksOf(converted).flat()]);
      this.#nestedFence(token, start, end, converted.kind === 'run' ? 'bash' : converted.language);
      return;
    }
    const before = this.#isBlank(start - 1) ? [] : [''];
    this.#replace(start, end, [...before, ...blocksOf(converted).flat()]);
  }

  /** In a list or a quote, a block is shown only: its lines stay, and its ends are put in order. */
  #nestedFence({ markup, meta }: Token, start: number, end: number, language: string): void {
    const first = this.#source[start] ?? '';
    const at = first.indexOf(markup);
    this.#lines[start] = first.slice(0, at) + markup + language;
    const { how } = meta as FenceEnd;
    if (how === 'closed') return;
    // A quote's mark takes the blank behind it for itself.
    const inside = first.slice(0, at).replaceAll(/>(?!\s)/g, '> ');
    const close = inside.replaceAll(/[^\s>]/g, ' ') + markup;
    if (how === 'open') this.#lines[end - 1] = `${this.#lines[end - 1] ?? ''}\n${close}`;
    else this.#lines[end - 1] = close;
  }

  /** The lines without what a lesson may not have; what was inside may be anything, so until nothing is left. */
  cleaned(): string[] {
    let lines = [...this.#text.lines];
    for (let round = 0; round < ROUNDS; round++) {
      const changed = this.#cleanOnce(lines);
      if (changed.join('\n') === lines.join('\n')) break;
      lines = changed;
    }
    return lines;
  }

  #cleanOnce(lines: readonly string[]): string[] {
    const changed = lines.map((line, index) => this.#withoutDefinition(line, index));
    for (const { type, map } of markdown.parse(changed.join('\n'), {})) {
      // A cell of a table has no lines of its own; its row has.
      const isHtml = type === 'html_block';
      if (map === null || !(isHtml || type === 'inline' || type === 'tr_open')) continue;
      const [start, end] = map;
      const before = changed.slice(start, end).join('\n');
      const after = isHtml
        ? withoutTags(before, (tag) => this.#leaveTag(start, tag)).replaceAll(/^[ \t]+/gm, '')
        : outsideCode(before, (part) => this.#prose(part, start));
      changed.splice(start, end - start, ...after.split('\n'));
    }
    return changed;
  }

  #heading(token: Token, start: number, end: number): void {
    if (token.tag !== 'h1' && token.tag !== 'h2' && token.markup.startsWith('#')) return;
    const words = this.#source.slice(start, token.markup.startsWith('#') ? end : end - 1).join(' ');
    this.#replace(start, end, [
      `### ${words
        .replace(/^\s*#+\s*/, '')
        .replace(/\s+#+\s*$/, '')
        .trim()}`,
    ]);
  }

  #inline(start: number, end: number): void {
    for (let index = start; index < end; index++) {
      const line = this.#lines[index];
      // A heading was already rewritten.
      if (line === undefined) continue;
      const { text, commands } = this.#dialect.line(line, (what) => this.#leave(index, what));
      this.#lines[index] = text;
      for (const command of commands) this.#insert(['', ...blockOf('bash {run}', command)]);
    }
  }

  #prose(part: string, index: number): string {
    return withoutTags(part, (tag) => this.#leaveTag(index, tag))
      .replaceAll(PICTURE, (_, words: string, address: string) => {
        const { pictures, file } = this.#text;
        const isOurs = [...pictures.values()].includes(address);
        const ours = isOurs ? address : pictures.get(pathFrom(file, address));
        if (ours !== undefined) return `![${words}](${ours})`;
        this.#leave(
          index,
          `The picture ${short(address)} was left out: a lesson has its .svg and .png in its folder.`,
        );
        return words;
      })
      .replaceAll(NAMED_PICTURE, (_, words: string) => {
        this.#leave(
          index,
          `The picture “${short(words)}” was left out: a lesson has its .svg and .png in its folder.`,
        );
        return words;
      })
      .replaceAll(LINK, (whole, words: string, address: string) => {
        // Where another link stands in it, this one was none.
        if (WEB.test(address) && !address.includes('[')) return whole;
        this.#leave(
          index,
          `The link to ${short(address)} became text: a lesson links to the web and to its steps.`,
        );
        return words;
      });
  }

  #leaveTag(index: number, tag: string): void {
    this.#leave(index, `HTML (${short(tag)}) is not shown in lessons: its text was kept.`);
  }

  /** Without the definition of a link that leads nowhere in a lesson. */
  #withoutDefinition(line: string, index: number): string {
    const address = DEFINITION.exec(line)?.[1];
    if (address === undefined || WEB.test(address)) return line;
    this.#leave(
      index,
      `The link to ${short(address)} was left out: a lesson links to the web and to its steps.`,
    );
    return '';
  }

  #insert(block: readonly string[]): void {
    this.#after.set(this.#pieceEnd, [...(this.#after.get(this.#pieceEnd) ?? []), ...block]);
  }

  #replace(start: number, end: number, lines: readonly string[]): void {
    this.#lines.fill(undefined, start, end);
    this.#lines[start] = lines.join('\n');
  }

  #isBlank(index: number): boolean {
    return (this.#source[index] ?? '').trim() === '';
  }

  #leave(index: number, what: string): void {
    this.#left.push({ file: this.#text.file, line: this.#text.from + index + 1, what });
  }
}

function blocksOf(converted: ConvertedFence): string[][] {
  if (converted.kind === 'plain') return [blockOf(converted.language, converted.code)];
  const run = blockOf('bash {run}', converted.code);
  const { output } = converted;
  return output === undefined ? [run] : [run, ['', ...blockOf('text {output}', output)]];
}

/** A block with more marks than any in it. */
function blockOf(info: string, code: string): string[] {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
  return [marks + info, ...code.split('\n'), marks];
}

/** Changes a text, and leaves alone what is code between backticks; as many of them end code as begin it. */
function outsideCode(text: string, change: (masked: string) => string): string {
  const codes: string[] = [];
  // An escaped backtick begins no code, and neither do backticks that nothing ends: both are passed over.
  const masked = text.replaceAll(/\\[^]|(`+)(?!`)(?:[^]*?[^`]\1(?!`))?/g, (code) => {
    if (code.startsWith('\\') || /^`+$/.test(code)) return code;
    codes.push(code);
    // Characters for private use: Markdown gives them no meaning, so that a link around code is seen as one.
    return `\uE000${codes.length - 1}\uE001`;
  });
  return change(masked).replaceAll(
    /\uE000(\d+)\uE001/g,
    (mask, index: string) => codes[Number(index)] ?? mask,
  );
}

/** Takes tags and comments out; what could still begin one is escaped. */
function withoutTags(text: string, found: (tag: string) => void): string {
  return text
    .replaceAll(TAG, (tag) => {
      if (AUTOLINK.test(tag)) return tag;
      found(tag);
      // Lines keep their numbers.
      return tag.replaceAll(/[^\n]/g, '');
    })
    .replaceAll(/<(?=[A-Za-z/!?])/g, (mark, index: number, whole: string) =>
      AUTOLINK.test(whole.slice(index)) ? mark : '&lt;',
    );
}

/** A path in the folder that `address` means in a file of it; `..` does not leave the folder. */
function pathFrom(file: string, address: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function short(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
