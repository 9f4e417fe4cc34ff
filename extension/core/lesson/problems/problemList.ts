import type { Problem } from '../model/lesson.ts';
import { lessonLimits } from '../model/lessonLimits.ts';
import { problemKinds, type ProblemName } from './problemKinds.ts';

/** 1-based, as in {@link Problem}. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Words for this case, where those of the catalogue are not enough. */
export interface Wording {
  readonly message?: string;
  readonly instead?: string;
  readonly file?: string;
}

/** Collects problems, bounded, so that a file full of mistakes does not fill the memory. */
export class ProblemList {
  readonly #found: Problem[] = [];
  #leftOut = 0;
  readonly #file: string;

  /** `file`: the one that problems are in which name none. */
  constructor(file = 'lesson.md') {
    this.#file = file;
  }

  /** No more problems will be shown, so that costly rules need not run. */
  get isFull(): boolean {
    return this.#found.length >= lessonLimits.problemCount;
  }

  add(name: ProblemName, at: Position, wording: Wording = {}): void {
    if (this.isFull) {
      this.#leftOut++;
      return;
    }
    const general = problemKinds[name];
    this.#found.push({
      file: wording.file ?? this.#file,
      line: at.line,
      column: at.column,
      code: general.code,
      message: wording.message ?? general.what,
      instead: wording.instead ?? general.instead,
      severity: general.severity,
    });
  }

  /** Adds what another list found. */
  addAll(other: ProblemList): void {
    const room = lessonLimits.problemCount - this.#found.length;
    this.#found.push(...other.#found.slice(0, room));
    this.#leftOut += other.#leftOut + Math.max(0, other.#found.length - room);
  }

  /** About a whole file. */
  addFile(name: ProblemName, file: string, message?: string): void {
    this.add(name, { line: 1, column: 1 }, message === undefined ? { file } : { file, message });
  }

  /** In the order of the files' names and lines; the last says how many were left out, if any were. */
  sorted(): Problem[] {
    const list = this.#found.toSorted(
      (a, b) =>
        compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code),
    );
    const last = list.at(-1);
    if (this.#leftOut > 0 && last !== undefined) {
      const { code, what, instead, severity } = problemKinds.problemsLeftOut;
      list.push({
        ...last,
        code,
        message: `${what} ${this.#leftOut} are left out.`,
        instead,
        severity,
      });
    }
    return list;
  }
}

// Not localeCompare: the order must be the same on every machine.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
