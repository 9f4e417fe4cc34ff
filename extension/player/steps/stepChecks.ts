import { Debouncer } from '../../core/async/debouncer.ts';
import { LatestWins } from '../../core/async/latestWins.ts';
import type { CheckSpec } from '../../core/checks/checkKinds.ts';
import type { CheckResult } from '../../core/checks/runChecks.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Step } from '../../core/lesson/model/lesson.ts';
import type { Session, StepReport } from '../../core/session/session.ts';
import type { NetworkWatch } from '../network/networkWatch.ts';
import type { CheckResults } from '../view/playerFacts.ts';
import { lookAtAchieved, readsStateOnly } from './achievedSteps.ts';

/** Typing a command changes the state several times in a row. */
const SETTLE_MS = 200;
/** Rounds in a row that only the checks' own doings asked for. */
const MAX_ECHOES = 2;

/** What a look at a step has to say beside the results. */
type Remarks = Pick<StepReport, 'differs' | 'looksLike'>;

const NO_REMARKS: Remarks = { differs: [] };

/**
 * Runs a session's checks by themselves: those of the step that the learner is at when the state changes or a command
 * ends, and of the steps that were achieved those checks that need the state alone. One round at a time.
 */
export class StepChecks implements Disposable {
  readonly #session: Session;
  readonly #watch: NetworkWatch;
  readonly #current: () => Step | undefined;
  readonly #log: (message: string) => void;
  readonly #results = new Map<CheckSpec, CheckResult>();
  readonly #remarks = new Map<string, Remarks>();
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  readonly #rounds = new LatestWins('abort');
  readonly #soon = new Debouncer(SETTLE_MS, () => this.#begin());
  #running: Step | undefined;
  /** Whether the round that is to come soon may end the one that runs. */
  #overtakes = false;
  #echoes = 0;
  #over = false;

  constructor(
    session: Session,
    watch: NetworkWatch,
    current: () => Step | undefined,
    log: (message: string) => void,
  ) {
    this.#session = session;
    this.#watch = watch;
    this.#current = current;
    this.#log = log;
  }

  get results(): CheckResults {
    return this.#results;
  }

  /** By the last look at a step. */
  remarks(step: string): Remarks {
    return this.#remarks.get(step) ?? NO_REMARKS;
  }

  /** The step whose checks are running. */
  get checking(): string | undefined {
    return this.#running?.id;
  }

  /** The learner did something: a command began or ended. */
  onActivity(): void {
    this.#echoes = 0;
    this.#beginSoon(true);
  }

  /** The network is different. Checks that ping or capture change it too: those are let finish. */
  onStateChange(): void {
    void this.#lookAtAchieved();
    if (this.#running && !readsStateOnly(this.#running.checks)) return;
    this.#beginSoon(true);
  }

  /** Runs the checks of a step now. Resolves when they have their answers, or were overtaken. `asked`: by the learner. */
  async now(step: Step, { asked = false } = {}): Promise<void> {
    this.#echoes = 0;
    this.#soon.cancel();
    await this.#rounds.run((signal) => this.#round(step, signal, asked));
  }

  dispose(): void {
    this.#over = true;
    this.#running = undefined;
    this.#soon.dispose();
    this.#rounds.dispose();
    this.#changes.dispose();
  }

  #beginSoon(overtakes: boolean): void {
    this.#overtakes = overtakes;
    this.#soon.restart();
  }

  #begin(): void {
    const step = this.#current();
    if (step && (this.#overtakes || !this.#running))
      void this.#rounds.run((signal) => this.#round(step, signal));
  }

  async #round(step: Step, signal: AbortSignal, asked = false): Promise<void> {
    if (step.checks.length === 0) return;
    const before = this.#watch.identity;
    this.#running = step;
    this.#changes.fire();
    await this.#run(step, signal, asked);
    this.#running = undefined;
    this.#changes.fire();
    void this.#lookAtAchieved();
    if (!signal.aborted) void this.#echo(before);
  }

  /** What changed while checks ran may be the learner's doing: then they are asked once more. */
  async #echo(before: string): Promise<void> {
    await this.#watch.read();
    if (this.#watch.identity === before || this.#echoes >= MAX_ECHOES) return;
    this.#echoes += 1;
    this.#beginSoon(false);
  }

  async #run(step: Step, signal: AbortSignal, asked: boolean): Promise<void> {
    try {
      const { differs, looksLike } = await this.#session.check(step, {
        signal,
        asked,
        onResult: (result, check) => {
          if (!signal.aborted) this.#keep(result, check);
        },
      });
      if (!signal.aborted) this.#remarks.set(step.id, { differs, looksLike });
    } catch (error) {
      if (!signal.aborted) this.#log(`The checks of ${step.id} could not be run: ${String(error)}`);
    }
  }

  /** Looks at achieved steps with the state that was just read. */
  async #lookAtAchieved(): Promise<void> {
    const state = this.#watch.latest;
    if (!state || this.#over) return;
    await lookAtAchieved(this.#session, state, this.#current(), (result, check) => {
      if (!this.#over) this.#keep(result, check);
    });
  }

  #keep(result: CheckResult, check: CheckSpec): void {
    this.#results.set(check, result);
    this.#changes.fire();
  }
}
