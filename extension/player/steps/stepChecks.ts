import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import { checkKinds } from '../../core/checks/checkKinds.ts';
import { runChecks, type CheckResult } from '../../core/checks/runChecks.ts';
import type { CheckSpec } from '../../core/checks/checkSchema.ts';
import type { Lesson, Step } from '../../core/lesson/model/lesson.ts';
import { VM_HOST } from '../../core/machine/machine.ts';
import type { Session } from '../../core/session/session.ts';
import type { NetworkWatch } from '../network/networkWatch.ts';

/** Typing a command changes the state several times in a row. */
const SETTLE_MS = 200;
/** Rounds in a row that only the checks' own doings asked for. */
const MAX_ECHOES = 2;

/** By step: the last result of each check; undefined where it was not looked at. */
export type StepResults = ReadonlyMap<string, readonly (CheckResult | undefined)[]>;

/**
 * Runs checks by themselves: those of the step that the learner is at when the state changes or a command ends, and
 * of the steps that were achieved what can be told from the state alone. One round at a time.
 */
export class StepChecks implements Disposable {
  readonly #current: () => Step | undefined;
  readonly #log: (message: string) => void;
  readonly #results = new Map<string, (CheckResult | undefined)[]>();
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  #session: Session | undefined;
  #watch: NetworkWatch | undefined;
  #timer: unknown;
  #wanted: Step | undefined;
  #rounds: Promise<void> | undefined;
  #round: { readonly step: Step; readonly cancel: AbortController } | undefined;
  #echoes = 0;

  constructor(current: () => Step | undefined, log: (message: string) => void) {
    this.#current = current;
    this.#log = log;
  }

  get results(): StepResults {
    return this.#results;
  }

  /** The step whose checks are running. */
  get checking(): string | undefined {
    return this.#round?.step.id;
  }

  begin(session: Session, watch: NetworkWatch): void {
    this.end();
    this.#results.clear();
    this.#session = session;
    this.#watch = watch;
    this.#changes.fire();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#wanted = undefined;
    this.#round?.cancel.abort(new Error('the session is over'));
    this.#session = undefined;
    this.#watch = undefined;
  }

  /** The learner did something: a command began or ended. */
  onActivity(): void {
    this.#echoes = 0;
    this.#soon(true);
  }

  /** The network is different. Checks that ping or capture change it too: those are let finish. */
  onStateChange(): void {
    this.#lookAtAchieved();
    const running = this.#round;
    if (running && !readsStateOnly(running.step.checks)) return;
    this.#soon(true);
  }

  /** Runs the checks of a step now. Resolves when they have their answers, or were overtaken. */
  async now(step: Step): Promise<void> {
    this.#echoes = 0;
    clearTimeout(this.#timer);
    await this.#start(step);
  }

  dispose(): void {
    this.end();
    this.#changes.dispose();
  }

  #soon(overtake: boolean): void {
    clearTimeout(this.#timer);
    if (!this.#session) return;
    this.#timer = setTimeout(() => {
      const step = this.#current();
      if (step && (overtake || !this.#round)) void this.#start(step);
    }, SETTLE_MS);
  }

  /** Runs the checks of `step`, in place of any that run now. */
  #start(step: Step): Promise<void> {
    this.#wanted = step;
    this.#round?.cancel.abort(new Error('overtaken by a newer round'));
    return (this.#rounds ??= this.#runRounds().finally(() => (this.#rounds = undefined)));
  }

  async #runRounds(): Promise<void> {
    for (let step = this.#wanted; step !== undefined; step = this.#wanted) {
      this.#wanted = undefined;
      const session = this.#session;
      if (!session || step.checks.length === 0) continue;
      const cancel = new AbortController();
      const before = this.#watch?.identity;
      this.#round = { step, cancel };
      this.#changes.fire();
      await this.#run(session, step, cancel.signal);
      this.#round = undefined;
      this.#changes.fire();
      this.#lookAtAchieved();
      if (!cancel.signal.aborted) void this.#echo(before);
    }
  }

  /** What changed while checks ran may be the learner's doing: then they are asked once more. */
  async #echo(before: string | undefined): Promise<void> {
    await this.#watch?.read();
    if (this.#watch?.identity === before || this.#echoes >= MAX_ECHOES) return;
    this.#echoes += 1;
    this.#soon(false);
  }

  async #run(session: Session, step: Step, signal: AbortSignal): Promise<void> {
    const results = [...(this.#results.get(step.id) ?? step.checks.map(() => undefined))];
    this.#results.set(step.id, results);
    try {
      await session.check(step, {
        signal,
        onResult: (result, index) => {
          results[index] = result;
          this.#changes.fire();
        },
      });
    } catch (error) {
      if (!signal.aborted) this.#log(`The checks of ${step.id} could not be run: ${String(error)}`);
    }
  }

  /** Looks at achieved steps with the state that was just read; costs the guest nothing. */
  #lookAtAchieved(): void {
    const session = this.#session;
    const state = this.#watch?.latest;
    if (!session || !state) return;
    for (const step of session.lesson.steps) {
      if (session.progress.achieved[step.id] === undefined || step === this.#current()) continue;
      const told = [...step.checks.entries()].filter(([, check]) => readsStateOnly([check]));
      const specs = told.map(([, check]) => ({ ...check, after: [], wait: 0 }));
      void runChecks(specs, {
        machine: session.machine,
        readState: () => Promise.resolve(state),
        defaultHost: defaultHost(session.lesson),
      }).then((seen) => {
        if (this.#session !== session) return;
        const results = [...(this.#results.get(step.id) ?? step.checks.map(() => undefined))];
        for (const [place, [index]] of told.entries()) results[index] = seen[place];
        this.#results.set(step.id, results);
        this.#changes.fire();
      });
    }
  }
}

function defaultHost(lesson: Lesson): string {
  return lesson.hosts[0] ?? VM_HOST;
}

/** Whether one read of the guest answers all of these checks. */
function readsStateOnly(checks: readonly CheckSpec[]): boolean {
  return checks.every(({ kind }) => checkKinds[kind].reads === 'state');
}
