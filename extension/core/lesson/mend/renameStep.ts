import { attemptPath, parseAttemptPath } from '../model/attemptPath.ts';
import type { MendEdit } from './mendProblem.ts';

/** What changes where a step gets another id. */
export interface StepRename {
  /** In lesson.md. */
  readonly edits: readonly MendEdit[];
  /** In mutants.yaml, and in drills.md. */
  readonly mutants: readonly MendEdit[];
  readonly drills: readonly MendEdit[];
  /** Attempts, relative to the lesson's folder. */
  readonly files: readonly { readonly from: string; readonly to: string }[];
}

const ID = '[a-z](?:-?[a-z0-9])*';
/** Places that name a step: its heading, a link, `until` of a check. */
const PLACES = [
  new RegExp(`^## .*\\{#(${ID})\\}\\s*$`, 'd'),
  new RegExp(`\\]\\(#(${ID})\\)`, 'dg'),
  new RegExp(`^\\s*(?:-\\s+)?(?:.*[{,]\\s*)?until:\\s*["']?(${ID})["']?\\s*(?:[,}#].*)?$`, 'd'),
];

/** The step that is named at a place (1-based) of lesson.md; undefined where none is. */
export function stepAt(lines: readonly string[], line: number, column: number): MendEdit | undefined {
  return places(lines[line - 1] ?? '', line).find(
    (place) => place.column <= column && column <= place.endColumn,
  );
}

/** The files of the lesson's folder: their paths, and the texts of two. */
export interface BesideLesson {
  readonly paths: Iterable<string>;
  readonly mutants?: string | undefined;
  readonly drills?: string | undefined;
}

/** Renames a step in lesson.md, in the names of its attempts, and in mutants.yaml and drills.md where there are such. */
export function renameStep(
  lines: readonly string[],
  { paths, mutants = '', drills = '' }: BesideLesson,
  from: string,
  to: string,
): StepRename {
  const edits = lines.flatMap((text, index) =>
    places(text, index + 1)
      .filter((place) => place.text === from)
      .map((place) => ({ ...place, text: to })),
  );
  const files = [...paths].flatMap((path) => {
    const attempt = parseAttemptPath(path);
    if (attempt?.step !== from) return [];
    return [{ from: path, to: attemptPath({ ...attempt, step: to }) }];
  });
  return {
    edits,
    files,
    mutants: mutants.split(/\r?\n/).flatMap((text, index) => stepKey(text, index + 1, from, to)),
    drills: drills.split(/\r?\n/).flatMap((text, index) => stepOfDrill(text, index + 1, from, to)),
  };
}

/** The key of a step at the margin of mutants.yaml. */
function stepKey(text: string, line: number, from: string, to: string): MendEdit[] {
  if (!new RegExp(`^${from}\\s*:`).test(text)) return [];
  return [{ line, column: 1, endColumn: from.length + 1, text: to }];
}

/** The step that a drill names: `at: STEP`. */
function stepOfDrill(text: string, line: number, from: string, to: string): MendEdit[] {
  const start = new RegExp(`^(?:at|after|learned):[ \\t]*(${from})[ \\t]*$`, 'd').exec(text)
    ?.indices?.[1]?.[0];
  if (start === undefined) return [];
  return [{ line, column: start + 1, endColumn: start + 1 + from.length, text: to }];
}

function places(text: string, line: number): MendEdit[] {
  return PLACES.flatMap((pattern) => {
    const found = pattern.global ? [...text.matchAll(pattern)] : [pattern.exec(text)];
    return found.flatMap((match) => {
      const range = match?.indices?.[1];
      if (range === undefined) return [];
      const [start, end] = range;
      return [{ line, column: start + 1, endColumn: end + 1, text: text.slice(start, end) }];
    });
  });
}
