import { say } from '../language/say.ts';
import type { CheckContext, CheckResult } from '../checks/runChecks.ts';
import type { NetworkDifference } from '../difference/compareNetworks.ts';
import { lessonDifferences } from '../difference/lessonDifferences.ts';
import { Emitter, type Event } from '../lifetime/emitter.ts';
import type { Attempt, Lesson, RunBlock, Step, StopBlock } from '../lesson/model/lesson.ts';
import type { Machine, Operation, TerminalLocation, TerminalSize } from '../machine/machine.ts';
import type { NetworkState } from '../state/networkState.ts';
import { looksLike } from '../signatures/looksLike.ts';
import { Shell } from '../terminal/shell.ts';
import { hasFailed, hintKey, openHints, withHintAsked, withResults, type OpenHints } from './hintLadder.ts';
import {
  noProgress,
  withAchieved,
  withoutFault,
  type LessonProgress,
  type ProgressStore,
} from './lessonProgress.ts';
import { checkStep, type StepResults } from './checkStep.ts';
import type { Undone } from './lastingChecks.ts';
import { prepareWorld } from './prepareWorld.ts';
import { runBlock, type BlockRun, type BlockRunOptions } from './runBlock.ts';
import { assertRequirements } from './unmetRequirements.ts';

/** One step: achieved once, and true at the last check. */
export interface StepReport {
  readonly id: string;
  readonly achieved: boolean;
  readonly checks: readonly CheckResult[];
  /** What earlier steps achieved and is not so now; then the step is not achieved, whatever its own checks say. */
  readonly undone: readonly Undone[];
  /** Where the network of a step that is met is otherwise than the lesson's own. */
  readonly differs: readonly NetworkDifference[];
  /** The wrong state that a step looks like which is not met; undefined for none, and until the learner asked for the check. */
  readonly looksLike?: Attempt | undefined;
  /** The network as the checks last read it; undefined where none asked for it. */
  readonly state?: NetworkState | undefined;
}

/** Whether all that the step needs is true. */
export function isMet({ checks, undone }: Pick<StepReport, 'checks' | 'undone'>): boolean {
  return undone.length === 0 && checks.every(({ status }) => status === 'pass');
}

/** Called when a block of a step begins, and again with its result. */
export interface SolveEvents {
  readonly onBlock?: ((block: RunBlock | StopBlock, run?: BlockRun | 'done') => void) | undefined;
}

export interface StepRun {
  readonly step: string;
  readonly runs: readonly { readonly block: RunBlock; readonly run: BlockRun }[];
}

/** A terminal of the lesson as it was opened. */
export interface OpenedShell {
  readonly terminal: string;
  readonly at: TerminalLocation;
  readonly shell: Shell;
}

const DEFAULT_SIZE: TerminalSize = { columns: 100, rows: 30 };

/** One learner in one lesson on one machine. The machine is the caller's: disposing a session leaves it running. */
export class Session {
  readonly lesson: Lesson;
  readonly machine: Machine;
  readonly #store: ProgressStore;
  readonly #shells = new Map<string, Promise<Shell>>();
  readonly #opened = new Emitter<OpenedShell>();
  /** A terminal was opened, at a first use or again after its shell had ended. */
  readonly onShell: Event<OpenedShell> = this.#opened.event;
  #progress: LessonProgress;

  private constructor(lesson: Lesson, machine: Machine, store: ProgressStore, progress: LessonProgress) {
    this.lesson = lesson;
    this.machine = machine;
    this.#store = store;
    this.#progress = progress;
  }

  /** Joins a machine whose world is already prepared (a later command on a machine left running). */
  static async attach(lesson: Lesson, machine: Machine, store: ProgressStore): Promise<Session> {
    return new Session(lesson, machine, store, await store.load(lesson.id));
  }

  /** Prepares the lesson's world on a machine that has just started; rejects first where that lacks what it needs. */
  static async begin(
    lesson: Lesson,
    machine: Machine,
    store: ProgressStore,
    operation: Operation = {},
  ): Promise<Session> {
    assertRequirements(lesson, machine);
    await prepareWorld(lesson, machine, operation);
    const session = await Session.attach(lesson, machine, store);
    await session.remember(withoutFault);
    return session;
  }

  get progress(): LessonProgress {
    return this.#progress;
  }

  /** The step with this id; undefined where the lesson has none. */
  step(id: string): Step | undefined {
    return this.lesson.steps.find((step) => step.id === id);
  }

  /**
   * The shell of a terminal, opened at its first use, and again where it has ended. The guest replays earlier output,
   * which is laid out correctly only in the size in which it was printed.
   */
  shell(terminal: string, at: TerminalLocation, size: TerminalSize = DEFAULT_SIZE): Promise<Shell> {
    const known = this.#shells.get(terminal);
    if (known) return known;
    const opening = this.machine.openTerminal(terminal, at, size).then((pty) => {
      const shell = new Shell(pty, size);
      shell.onState((state) => {
        if (state === 'ended') this.#forget(terminal, opening);
      });
      this.#opened.fire({ terminal, at, shell });
      return shell;
    });
    this.#shells.set(terminal, opening);
    opening.catch(() => this.#forget(terminal, opening));
    return opening;
  }

  /** Ends a terminal: its shell, and all that runs in it. */
  async closeTerminal(terminal: string): Promise<void> {
    const opening = this.#shells.get(terminal);
    this.#shells.delete(terminal);
    // One that could not be opened is closed.
    const shell = await opening?.catch(() => undefined);
    shell?.dispose();
    await this.machine.closeTerminal(terminal);
  }

  async run(block: RunBlock, options: BlockRunOptions = {}): Promise<BlockRun> {
    return runBlock(block, await this.shell(block.terminal, block), options);
  }

  /** Presses Ctrl-C where the block says. */
  async stop(block: StopBlock, signal?: AbortSignal): Promise<void> {
    const host = this.#hostOf(block.terminal);
    const shell = await this.shell(block.terminal, { host });
    await shell.settled({ signal, timeoutMs: 10_000 });
    await shell.interrupt({ signal, timeoutMs: 10_000 });
  }

  /** Runs the checks of a step against the state as it is now, and remembers what was achieved. */
  async check(
    step: Step,
    {
      asked = false,
      ...look
    }: {
      signal?: AbortSignal | undefined;
      onResult?: CheckContext['onResult'];
      /** The learner asked for it: what fails then brings the next hint nearer. */
      asked?: boolean | undefined;
    } = {},
  ): Promise<StepReport> {
    const { checks, undone, state } = await checkStep(this.lesson, this.machine, step, {
      ...look,
      skipped: this.#progress.skipped,
    });
    const met = isMet({ checks, undone });
    await this.remember((progress) => {
      const looked = withResults(progress, step.id, checks, asked);
      return checks.length > 0 && met ? withAchieved(looked, step.id, new Date()) : looked;
    });
    const { achieved } = this.#progress;
    const remarks = this.#remarks(step, { checks, undone, state }, asked);
    return { id: step.id, achieved: achieved[step.id] !== undefined, checks, undone, state, ...remarks };
  }

  /** What there is to say beside the results. */
  #remarks(step: Step, results: StepResults, asked: boolean): Pick<StepReport, 'differs' | 'looksLike'> {
    const { skipped = {}, fault } = this.#progress;
    // A learner who skipped a step has chosen to have a different network.
    if (Object.keys(skipped).length > 0) return { differs: [] };
    if (isMet(results)) {
      const { state } = results;
      return { differs: state === undefined ? [] : lessonDifferences(this.lesson, step, state) };
    }
    // Half of a step may look like a mistake: say nothing to a learner who is still at it, nor where a fault is to be found.
    const wanted = fault === undefined && (asked || hasFailed(this.#progress, step));
    return { differs: [], looksLike: wanted ? looksLike(this.lesson, step, results) : undefined };
  }

  /** Opens the next hint of a step's check. */
  openNextHint(step: string, { what }: Pick<CheckResult, 'what'>): Promise<void> {
    return this.remember((progress) => withHintAsked(progress, this.#hintKeyOf(step, what)));
  }

  /** The hints of a step's result that are open to the learner. */
  openHints(step: string, { what, hints }: CheckResult): OpenHints {
    return openHints(hints, this.#progress.hints?.[this.#hintKeyOf(step, what)]);
  }

  /** Changes the learner's progress, and keeps it. */
  async remember(change: (progress: LessonProgress) => LessonProgress): Promise<void> {
    const changed = change(this.#progress);
    if (changed === this.#progress) return;
    this.#progress = changed;
    await this.#store.save(changed);
  }

  /** Runs all that the step tells a learner to run, its hidden solution too; ends at the first block that fails. */
  async solve(step: Step, operation: Operation & SolveEvents = {}): Promise<StepRun> {
    const runs: { block: RunBlock; run: BlockRun }[] = [];
    for (const block of step.blocks) {
      operation.signal?.throwIfAborted();
      if (block.kind !== 'stop' && block.kind !== 'run') continue;
      operation.onBlock?.(block);
      if (block.kind === 'stop') {
        await this.stop(block, operation.signal);
        operation.onBlock?.(block, 'done');
        continue;
      }
      operation.onProgress?.({ message: `${step.title}: ${block.code.split('\n')[0] ?? ''}` });
      const run = await this.run(block, { signal: operation.signal });
      operation.onBlock?.(block, run);
      runs.push({ block, run });
      if (run.status === 'failed' || run.status === 'stuck') break;
    }
    return { step: step.id, runs };
  }

  /** A fresh machine and a fresh world; progress stays unless `forget`. */
  async reset(operation: Operation & { forget?: boolean } = {}): Promise<void> {
    this.closeTerminals();
    await this.machine.reset(operation);
    await prepareWorld(this.lesson, this.machine, operation);
    await this.remember(operation.forget ? () => noProgress(this.lesson.id) : withoutFault);
  }

  /** Runs the given steps again, in the lesson's order, to bring a fresh world to where the learner was. */
  async replay(steps: ReadonlySet<string>, operation: Operation & SolveEvents = {}): Promise<StepRun[]> {
    const runs: StepRun[] = [];
    const wanted = this.lesson.steps.filter((step) => steps.has(step.id));
    for (const [index, step] of wanted.entries()) {
      operation.onProgress?.({
        message: say('Replaying: {title}', { title: step.title }),
        fraction: index / wanted.length,
      });
      runs.push(await this.solve(step, { ...operation, onProgress: undefined }));
    }
    return runs;
  }

  closeTerminals(): void {
    for (const shell of this.#shells.values()) {
      shell.then(
        (open) => open.dispose(),
        () => undefined,
      );
    }
    this.#shells.clear();
  }

  dispose(): void {
    this.closeTerminals();
    this.#opened.dispose();
  }

  #forget(terminal: string, opening: Promise<Shell>): void {
    if (this.#shells.get(terminal) === opening) this.#shells.delete(terminal);
  }

  #hintKeyOf(step: string, what: string): string {
    return hintKey(step, this.step(step)?.checks.findIndex((check) => check.what === what) ?? -1);
  }

  #hostOf(terminal: string): string {
    for (const step of this.lesson.steps) {
      for (const block of step.blocks)
        if (block.kind === 'run' && block.terminal === terminal) return block.host;
    }
    return this.lesson.defaultHost;
  }
}
