import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { withoutHidden } from '../lesson/read/lessonText.ts';
import { useLessonFences } from '../lesson/read/lessonFence.ts';
import {
  convertMarkdown,
  type ConvertedFence,
  type Dialect,
  type ForeignFence,
  type Leave,
} from './foreignMarkdown.ts';
import type { ImportedLesson, LeftOut } from './importedLesson.ts';
import { lessonText, type StepParts } from './lessonMarkdown.ts';
import { readShellSession } from './shellSession.ts';

/** A Markdown file for Runme: its name, its text, and the id that the lesson will have. */
export interface RunmeFile {
  readonly id: string;
  readonly file: string;
  readonly text: string;
}

/** As in Runme's documentation, "Supported languages": what it runs in a shell. */
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'shell', 'ksh', 'zsh', 'shellscript', 'console']);
/** What Runme runs with a program of its own. */
const OTHERS: ReadonlySet<string> = new Set([
  'js',
  'javascript',
  'ts',
  'typescript',
  'py',
  'python',
  'rb',
  'ruby',
  'go',
  'lua',
  'perl',
  'php',
  'sql',
  'fish',
]);
const MINUTES_PER_STEP = 5;

const outline = new MarkdownIt('default', { html: true }).disable(['inline', 'text_join']);
useLessonFences(outline);

interface Section {
  readonly title: string;
  readonly level: 0 | 1 | 2;
  readonly lines: readonly string[];
  readonly from: number;
}

/** `patchbay import runme FILE`: second-level headings become steps, and blocks of a shell their commands. */
export function importRunme({ id, file, text }: RunmeFile): ImportedLesson {
  const left: LeftOut[] = [];
  const lines = withoutHidden(text).split('\n');
  const bodyLine = frontMatter(lines, file, left);
  const sections = cut(lines, bodyLine);
  const title = sections.find(({ level }) => level === 1)?.title ?? id;
  const convert = ({ lines: own, from }: Section): string =>
    convertMarkdown({ file, lines: own, from, pictures: new Map() }, dialect, left);
  const first = sections.findIndex(({ level }) => level === 2);
  const before = sections
    .slice(0, first < 0 ? sections.length : first)
    .map(convert)
    .filter(Boolean)
    .join('\n\n');
  // A second title is one more step; a file without steps is one.
  const later = first < 0 ? [] : sections.slice(first);
  const whole = first < 0 || before.includes('{run}');
  const steps: StepParts[] = [
    ...(whole ? [{ title: first < 0 ? title : 'Before you start', markdown: before }] : []),
    ...later.map((section) => ({ title: section.title, markdown: convert(section) })),
  ];
  left.push({ file, what: 'Runme checks nothing: write a {check} for each step.' });
  const lesson = lessonText({
    title,
    summary: title,
    minutes: steps.length * MINUTES_PER_STEP,
    intro: whole ? '' : before,
    steps,
  });
  return { id, files: new Map([['lesson.md', new TextEncoder().encode(lesson)]]), left };
}

/** The index of the first line after the front matter, whose settings are listed. */
function frontMatter(lines: readonly string[], file: string, left: LeftOut[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end < 0) return 0;
  for (const key of keysOf(lines.slice(1, end).join('\n'))) {
    if (key === 'runme') continue;
    left.push({ file, line: 1, what: `The setting "${key}" of the front matter was left out.` });
  }
  return end + 1;
}

function keysOf(yaml: string): string[] {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 0, logLevel: 'error' });
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch {
    return [];
  }
}

/** Cuts at headings of the first two levels. */
function cut(lines: readonly string[], bodyLine: number): Section[] {
  const body = '\n'.repeat(bodyLine) + lines.slice(bodyLine).join('\n');
  const tokens = outline.parse(body, {});
  const heads = tokens.flatMap((token, index) => {
    const level = token.tag === 'h1' ? 1 : token.tag === 'h2' ? 2 : 0;
    if (token.type !== 'heading_open' || token.level > 0 || level === 0 || token.map === null) return [];
    const [start, end] = token.map;
    return [{ title: tokens[index + 1]?.content ?? '', level, start, end } as const];
  });
  const sections: Section[] = [];
  let open: Omit<Section, 'lines'> = { title: '', level: 0, from: bodyLine };
  for (const head of [...heads, undefined]) {
    sections.push({ ...open, lines: lines.slice(open.from, head?.start ?? lines.length) });
    if (head) open = { title: head.title, level: head.level, from: head.end };
  }
  return sections;
}

const dialect: Dialect = { fence: convertFence, line: (text) => ({ text, commands: [] }) };

function convertFence({ info, code }: ForeignFence, leave: Leave): ConvertedFence {
  const language = /^[\w+#.-]*/.exec(info)?.[0] ?? '';
  const attributes = info.slice(language.length);
  if (!SHELLS.has(language.toLowerCase())) {
    if (OTHERS.has(language.toLowerCase())) leave(`Code in ${language} is shown, and not run.`);
    return { kind: 'plain', language, code };
  }
  if (/\bbackground["']?\s*[:=]\s*["']?true/.test(attributes)) {
    leave('A program that keeps running is shown, and not run: write {run stays until="what it prints"}.');
    return { kind: 'plain', language: 'bash', code };
  }
  const { commands, output } = readShellSession(code);
  if (commands.trim() === '') return { kind: 'plain', language: 'bash', code };
  if (/^(?:ksh|zsh)$/i.test(language)) leave(`The commands are for ${language}; a lesson runs them in bash.`);
  return { kind: 'run', code: commands, ...(output === undefined ? {} : { output }) };
}
