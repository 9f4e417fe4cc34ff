import { join } from 'node:path';
import * as vscode from 'vscode';
import { say } from '../../core/language/say.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import type { Event } from '../../core/lifetime/emitter.ts';
import type { Result } from '../../core/failure/failure.ts';
import type { Lesson, Problem } from '../../core/lesson/model/lesson.ts';
import type { ShelvedLesson } from '../../core/lesson/model/shelvedLesson.ts';
import type { CreateMachine } from '../../core/machine/onFreshMachine.ts';
import type { MutantResult } from '../../core/mutate/mutateStep.ts';
import type { ProofPart } from '../../core/proof/proofParts.ts';
import { lessonRows, partId, type LessonRow } from './lessonRows.ts';

/** What the Test Explorer needs of the outer rooms. */
export interface TestPorts {
  /** The lessons of the folders that are open, in the language in which they were written. */
  lessons(): Promise<readonly ShelvedLesson[]>;
  /** One of them is to be read again. */
  readonly onChange: Event<void>;
  readLesson(folder: string): Promise<Result<ShelvedLesson>>;
  /** All problems of a lesson; their files are absolute. */
  lint(folder: string): Promise<readonly Problem[]>;
  readonly create: CreateMachine;
  log(message: string): void;
}

/** Something to do with rows of the Test Explorer. */
export interface TestProfile {
  readonly label: () => string;
  readonly run: (tests: LessonTests, request: vscode.TestRunRequest, signal: AbortSignal) => Promise<void>;
  /** With lessons and steps, not with what is below them. */
  readonly onlySteps?: boolean;
}

/** A lesson in the Test Explorer. */
export interface TestedLesson {
  /** Absolute. */
  readonly folder: string;
  readonly lesson: Lesson;
  readonly item: vscode.TestItem;
}

const STEPS = new vscode.TestTag('patchbay.steps');

/** The lessons of the workspace in VS Code's Test Explorer. */
export class LessonTests implements Disposable {
  readonly ports: TestPorts;
  readonly #store = new DisposableStore();
  readonly controller = this.#store.add(
    vscode.tests.createTestController('patchbay', say('Patchbay lessons')),
  );
  readonly #running = new Set<AbortController>();
  /** By lesson folder. */
  readonly #lessons = new Map<string, Lesson>();
  readonly #survivors = new Map<string, readonly MutantResult[]>();
  readonly #rows = new WeakMap<vscode.TestItem, LessonRow>();
  readonly #prove: vscode.TestRunProfile;

  constructor(ports: TestPorts, [first, ...others]: readonly [TestProfile, ...TestProfile[]]) {
    this.ports = ports;
    const { controller } = this;
    const refresh = (): Promise<void> => this.refresh();
    controller.resolveHandler = refresh;
    controller.refreshHandler = refresh;
    this.#prove = this.#addProfile(first, true);
    for (const profile of others) this.#addProfile(profile, false);
    this.#store.add(ports.onChange(() => void refresh()));
    void refresh();
  }

  /** Reads the lessons of the workspace, and shows them. */
  async refresh(): Promise<void> {
    try {
      const all = await this.ports.lessons();
      const folders = new Set(all.map(({ folder }) => folder));
      for (const lesson of all) this.#show(lesson);
      for (const [folder] of this.controller.items)
        if (!folders.has(folder)) this.controller.items.delete(folder);
    } catch (error) {
      this.ports.log(`The lessons of the workspace could not be read: ${String(error)}`);
    }
  }

  /** The lessons of which a request has rows, as they are on the disk now. */
  async lessonsOf({ include }: vscode.TestRunRequest): Promise<TestedLesson[]> {
    const folders = new Set((include ?? [...this.controller.items].map(([, item]) => item)).map(folderOf));
    const lessons = await Promise.all([...folders].map((folder) => this.lessonIn(folder)));
    return lessons.flatMap((lesson) => lesson ?? []);
  }

  /** A lesson as it is on the disk now; undefined where it can't be played. */
  async lessonIn(folder: string): Promise<TestedLesson | undefined> {
    const read = await this.ports.readLesson(folder);
    if (read.ok) this.#show(read.value);
    const lesson = this.#lessons.get(folder);
    const item = this.controller.items.get(folder);
    return read.ok && lesson && item ? { folder, lesson, item } : undefined;
  }

  /** The row that a menu names, or the row of a message that it names; undefined where it names none of ours. */
  itemIn(argument: unknown): vscode.TestItem | undefined {
    if (typeof argument !== 'object' || argument === null) return undefined;
    if ('test' in argument) return this.itemIn(argument.test);
    const item = argument as vscode.TestItem;
    return this.#rows.has(item) ? item : undefined;
  }

  /** What a row stands for; undefined for a lesson. */
  rowOf(item: vscode.TestItem): LessonRow | undefined {
    return this.#rows.get(item);
  }

  /** The row with this id in a lesson. */
  itemOf({ item }: TestedLesson, id: string): vscode.TestItem | undefined {
    const find = (items: vscode.TestItemCollection): vscode.TestItem | undefined => {
      for (const [, child] of items) {
        if (this.#rows.get(child)?.id === id) return child;
        const found = find(child.children);
        if (found) return found;
      }
      return undefined;
    };
    return find(item.children);
  }

  survivorsOf(folder: string): readonly MutantResult[] {
    return this.#survivors.get(folder) ?? [];
  }

  /** Shows other survivors of a lesson. */
  async showSurvivors(folder: string, survivors: readonly MutantResult[]): Promise<void> {
    this.#survivors.set(folder, survivors);
    await this.lessonIn(folder);
  }

  /** Proves one part of a lesson, as its row in the Test Explorer does. */
  async prove(folder: string, part: Omit<ProofPart, 'lesson'>): Promise<void> {
    const tested = await this.lessonIn(folder);
    const item = tested && this.itemOf(tested, partId(part));
    if (!item) return;
    const ending = new vscode.CancellationTokenSource();
    try {
      const request = new vscode.TestRunRequest([item], undefined, this.#prove);
      await this.#prove.runHandler(request, ending.token);
    } finally {
      ending.dispose();
    }
  }

  /** Ends the runs and their machines. */
  dispose(): void {
    for (const running of this.#running) running.abort(new Error('The window is closed.'));
    this.#store.dispose();
  }

  #addProfile({ label, run, onlySteps }: TestProfile, isDefault: boolean): vscode.TestRunProfile {
    return this.#store.add(
      this.controller.createRunProfile(
        label(),
        vscode.TestRunProfileKind.Run,
        (request, token) => this.#run(request, token, run),
        isDefault,
        onlySteps === true ? STEPS : undefined,
      ),
    );
  }

  async #run(
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
    run: TestProfile['run'],
  ): Promise<void> {
    const cancel = new AbortController();
    const listening = token.onCancellationRequested(() => cancel.abort(new Error('cancelled')));
    this.#running.add(cancel);
    try {
      await run(this, request, cancel.signal);
    } finally {
      this.#running.delete(cancel);
      listening.dispose();
    }
  }

  #show({ folder, id, lesson, errors }: ShelvedLesson): void {
    const file = join(folder, 'lesson.md');
    let item = this.controller.items.get(folder);
    if (!item) {
      item = this.controller.createTestItem(folder, id, vscode.Uri.file(file));
      this.controller.items.add(item);
    }
    const [first] = errors;
    item.label = lesson?.title ?? id;
    item.error = first && `${first.message} ${first.instead}`;
    item.tags = [STEPS];
    item.range = new vscode.Range(0, 0, 0, 0);
    if (!lesson) this.#lessons.delete(folder);
    else this.#lessons.set(folder, lesson);
    this.#showRows(folder, item.children, lesson ? lessonRows(lesson, this.survivorsOf(folder)) : []);
  }

  /** A row that is there already stays the same one: a run that is under way reports on it. */
  #showRows(folder: string, items: vscode.TestItemCollection, rows: readonly LessonRow[]): void {
    const ids = new Set(rows.map(({ id }) => id));
    for (const [id] of items) if (!ids.has(id)) items.delete(id);
    for (const [index, row] of rows.entries()) {
      const uri = vscode.Uri.file(join(folder, row.file));
      const item = items.get(row.id) ?? this.controller.createTestItem(row.id, row.label, uri);
      item.label = row.label;
      item.range = new vscode.Range(row.line - 1, 0, row.line - 1, 0);
      item.sortText = String(index).padStart(4, '0');
      if (row.of === undefined) item.tags = [STEPS];
      this.#rows.set(item, row);
      items.add(item);
      this.#showRows(folder, item.children, row.rows);
    }
  }
}

/** The folder of the lesson that a row belongs to. */
export function folderOf(item: vscode.TestItem): string {
  return item.parent ? folderOf(item.parent) : item.id;
}
