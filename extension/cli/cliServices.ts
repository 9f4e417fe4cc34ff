import type { Lesson, LessonSource, Problem } from '../core/lesson/model/lesson.ts';
import type { Diagnostics } from '../core/log/diagnostics.ts';
import type { Log, LogTag } from '../core/log/log.ts';
import type { Diagnosis } from '../core/machine/diagnosis.ts';
import type { Machine, MachineKind, MachineRequirements, Operation } from '../core/machine/machine.ts';
import type { Sandbox } from '../core/sandbox/sandboxScript.ts';
import type { ReviewStore } from '../core/review/reviewMemory.ts';
import type { ProgressStore } from '../core/session/lessonProgress.ts';

/** A machine that is left running, as a later call finds it. */
export interface RunningMachine {
  readonly id: string;
  readonly kind: MachineKind;
  readonly lesson?: string | undefined;
  /** ISO 8601. */
  readonly startedAt: string;
}

export interface LessonInFolder {
  readonly lesson: Lesson;
  /** Absolute. */
  readonly folder: string;
}

/** All that the commands need of the outer rooms; composeServices.ts implements it, and unit tests fake it. */
export interface CliServices {
  /** A lesson by id or by folder, in the learner's language; rejects with FailureError where there is none, or it has errors. */
  lesson(idOrFolder: string): Promise<Lesson>;
  /** The folder of a lesson named by id or by folder. */
  folderOf(idOrFolder: string): Promise<string>;
  /** The lesson in a folder, or all lessons below it; rejects with FailureError where one can't be read. */
  lessonsAt(path: string): Promise<readonly LessonInFolder[]>;
  /** The lesson as it is in its folder, in no other language, with its translations. */
  original(idOrFolder: string): Promise<Lesson>;
  /** All problems of the lesson in a folder, or of all below it, with paths that can be opened from here. */
  lint(path: string): Promise<readonly Problem[]>;
  /** The files of a folder that need not be a lesson, with a lesson's limits. */
  sourceAt(folder: string): Promise<LessonSource>;
  /** The text of a lesson's lesson.md, whatever its problems. */
  lessonText(idOrFolder: string): Promise<string>;
  /** The authors' guide, lessons/AUTHORING.md. */
  guide(): Promise<string>;
  /** A text file, no larger than a lesson.md may be. */
  textAt(path: string): Promise<string>;
  /** All lessons, and the problems of those that can't be read. */
  lessons(): Promise<{ readonly lessons: readonly Lesson[]; readonly problems: readonly Problem[] }>;
  create(
    requirements: MachineRequirements,
    lesson: string | undefined,
    operation: Operation,
  ): Promise<Machine>;
  /** The machines that run; what a crash left is cleaned up first. Asked once a call. */
  running(operation: Operation): Promise<readonly RunningMachine[]>;
  attach(id: string, operation: Operation): Promise<Machine>;
  diagnose(operation: Operation): Promise<readonly Diagnosis[]>;
  /** What a report of a problem needs; nothing in it names a person or a computer. */
  diagnostics(operation: Operation): Promise<Diagnostics>;
  /** Where a command says what it does. */
  log(tag: LogTag): Log;
  /** Mends one finding; progress says what it does. */
  fix(id: string, operation: Operation): Promise<void>;
  /** Keeps what the sandbox starts with: the lesson `sandbox` is made of it. */
  keepSandbox(sandbox: Sandbox): void;
  readonly progress: ProgressStore;
  /** What is known of the cards of the review. */
  readonly review: ReviewStore;
  /** Patchbay's own version. */
  readonly version: string;
}

/** What a command gets: where it prints, and how it is cancelled. */
export interface CliContext {
  readonly services: CliServices;
  readonly json: boolean;
  readonly signal: AbortSignal;
  /** Prints the result, on stdout. */
  print(text: string): void;
  /** Prints everything else, on stderr. */
  note(text: string): void;
  /** Runs long work with its progress shown on stderr. */
  work<T>(task: (operation: Operation) => Promise<T>): Promise<T>;
  /** Asks a yes-or-no question; false where stdin is no terminal. */
  confirm(question: string): Promise<boolean>;
  /** Asks for a line; undefined where stdin is no terminal, or ends. */
  ask(question: string): Promise<string | undefined>;
}
