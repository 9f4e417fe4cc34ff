import type { ProblemCode } from '../problems/problemKinds.ts';

/** A piece of lesson.md to replace; 1-based, as in a problem. Equal columns insert; `text` may have several lines. */
export interface MendEdit {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly text: string;
}

export interface Mend {
  /** What it does, for a menu: `Close the block`. */
  readonly title: string;
  readonly edits: readonly MendEdit[];
}

/** A problem of lesson.md as an editor shows it: `text` is its message and what to write instead. */
export interface ShownProblem {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

type Mender = (problem: ShownProblem, lines: readonly string[]) => Mend | undefined;

const MENDERS: Readonly<Partial<Record<ProblemCode, Mender>>> = {
  PB402: addStepId,
  PB403: replaceStepId,
  PB404: replaceStepId,
  PB409: closeBlock,
  PB414: bareMarks,
  PB415: emptyLineBefore,
  PB517: withoutPrompts,
};

/** How to mend a problem of lesson.md; undefined where that takes an author. */
export function mendProblem(problem: ShownProblem, lines: readonly string[]): Mend | undefined {
  const mender = Object.hasOwn(MENDERS, problem.code) ? MENDERS[problem.code as ProblemCode] : undefined;
  return (mender ?? nearestWord)(problem, lines);
}

/** `Write: ## Title {#id}` */
function addStepId({ line, text }: ShownProblem, lines: readonly string[]): Mend | undefined {
  const id = suggestedId(text);
  const heading = lines[line - 1]?.trimEnd();
  if (id === undefined || heading === undefined) return undefined;
  return { title: `Add {#${id}}`, edits: [insertion(line, heading.length + 1, ` {#${id}}`)] };
}

/** `Write {#id}` */
function replaceStepId({ line, text }: ShownProblem, lines: readonly string[]): Mend | undefined {
  const id = suggestedId(text);
  const heading = lines[line - 1] ?? '';
  const open = heading.lastIndexOf('{');
  if (id === undefined || open < 0) return undefined;
  const edit = { line, column: open + 1, endColumn: heading.trimEnd().length + 1, text: `{#${id}}` };
  return { title: `Write {#${id}}`, edits: [edit] };
}

/** Before the line that the problem names, or at the end of the text. */
function closeBlock({ line, text }: ShownProblem, lines: readonly string[]): Mend | undefined {
  const marks = marksOf(lines[line - 1]);
  if (marks === undefined) return undefined;
  const title = 'Close the block';
  const before = /\bline (\d+) already\b/.exec(text)?.[1];
  if (before !== undefined) {
    // Right behind the block's own text, and not behind the empty lines after it.
    let last = Number(before) - 1;
    while (last > line && (lines[last - 1] ?? '').trim() === '') last--;
    return { title, edits: [insertion(last, (lines[last - 1] ?? '').length + 1, `\n${marks}`)] };
  }
  const last = lines.length;
  const end = lines[last - 1] ?? '';
  return { title, edits: [insertion(last, end.length + 1, end === '' ? `${marks}\n` : `\n${marks}\n`)] };
}

/** `… the block of line 9.` The words go to the line below. */
function bareMarks({ line, text }: ShownProblem, lines: readonly string[]): Mend | undefined {
  const marks = marksOf(lines[Number(/\bblock of line (\d+)/.exec(text)?.[1]) - 1]);
  const written = lines[line - 1];
  if (marks === undefined || written === undefined) return undefined;
  const words = written
    .trim()
    .slice(marksOf(written)?.trim().length ?? 0)
    .trim();
  const edit = {
    line,
    column: 1,
    endColumn: written.length + 1,
    text: words === '' ? marks : `${marks}\n\n${words}`,
  };
  return { title: 'Close the block here', edits: [edit] };
}

function emptyLineBefore({ line }: ShownProblem): Mend {
  return { title: 'Leave an empty line before it', edits: [insertion(line, 1, '\n')] };
}

function withoutPrompts({ line }: ShownProblem, lines: readonly string[]): Mend | undefined {
  const edits: MendEdit[] = [];
  for (let index = line - 1; index < lines.length; index++) {
    const text = lines[index] ?? '';
    if (marksOf(text) !== undefined) break;
    const prompt = /^\s*(?:\$|\[?[\w.-]+@[\w.-]+[^$#\n]*[$#])\s+(?=\S)/.exec(text)?.[0];
    if (prompt !== undefined)
      edits.push({ line: index + 1, column: 1, endColumn: prompt.length + 1, text: '' });
  }
  return edits.length === 0 ? undefined : { title: 'Remove the prompts', edits };
}

/** `There is no directive "runn". Did you mean "run"?` */
function nearestWord({ line, column, text }: ShownProblem, lines: readonly string[]): Mend | undefined {
  const [, near] = /Did you mean "([^"]+)"\?$/.exec(text) ?? [];
  const [, word] = /"([^"]+)"/.exec(text) ?? [];
  if (near === undefined || word === undefined) return undefined;
  const at = (lines[line - 1] ?? '').indexOf(word, column - 1);
  if (at < 0) return undefined;
  const edit = { line, column: at + 1, endColumn: at + 1 + word.length, text: near };
  return { title: `Write “${near}”`, edits: [edit] };
}

function suggestedId(text: string): string | undefined {
  return /\bWrite:? [^]*\{#([a-z][a-z0-9-]*)\}/.exec(text)?.[1];
}

function marksOf(line: string | undefined): string | undefined {
  return /^ {0,3}(?:`{3,}|~{3,})/.exec(line ?? '')?.[0];
}

function insertion(line: number, column: number, text: string): MendEdit {
  return { line, column, endColumn: column, text };
}

/** The lines with the edits made; the editor makes them itself. */
export function applyEdits(lines: readonly string[], edits: readonly MendEdit[]): string[] {
  const changed = [...lines];
  for (const { line, column, endColumn, text } of [...edits].sort(
    (a, b) => b.line - a.line || b.column - a.column,
  )) {
    const old = changed[line - 1] ?? '';
    changed[line - 1] = old.slice(0, column - 1) + text + old.slice(endColumn - 1);
  }
  return changed.join('\n').split('\n');
}
