import { DisposableStore, type Disposable } from '../core/lifetime/disposable.ts';
import { Emitter } from '../core/lifetime/emitter.ts';
import type { Block, Step } from '../core/lesson/model/lesson.ts';
import { isSandbox } from '../core/sandbox/sandboxLesson.ts';
import type { Session } from '../core/session/session.ts';
import type { LogTag } from '../core/log/log.ts';
import type { GraphLayout } from '../core/topology/drawing/layoutTopology.ts';
import { NetworkPicture, type PictureChoices } from './network/networkPicture.ts';
import { NetworkWatch } from './network/networkWatch.ts';
import { PacketWalk } from './network/packetWalk.ts';
import { RateMeasurement } from './network/rateMeasurement.ts';
import { BlockRuns } from './steps/blockRuns.ts';
import { StepChecks } from './steps/stepChecks.ts';
import type { Terminals } from './terminals/terminals.ts';
import { TypedCommands } from './terminals/typedCommands.ts';
import type { SessionFacts } from './view/playerFacts.ts';

/** How long the state and the checks wait for the prompts. */
const PROMPT_MS = 1500;

/** What a session finds in the player, and what outlives it. */
export interface SessionSurroundings {
  readonly blocks: ReadonlyMap<string, Block>;
  readonly terminals: Terminals;
  readonly layout: GraphLayout;
  readonly choices: PictureChoices;
  /** The step that the learner is at. */
  readonly step: () => Step | undefined;
  /** What was done on its machine before is not known. */
  readonly joined: boolean;
  readonly log: (message: string, tag?: LogTag) => void;
}

/**
 * A session while it is played: made on a machine whose world is ready, and disposed whole when that is lost, reset or
 * ended. Disposed, it does nothing more, and still says what stood on the page.
 */
export class PlayingSession implements Disposable {
  readonly session: Session;
  readonly runs: BlockRuns;
  readonly checks: StepChecks;
  readonly picture: NetworkPicture;
  readonly walk: PacketWalk;
  readonly rates: RateMeasurement;
  readonly typed: TypedCommands;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<void>());
  readonly onChange = this.#changes.event;
  #isOver = false;
  #hasBegun: boolean;

  constructor(
    session: Session,
    { blocks, terminals, layout, choices, step, joined, log }: SessionSurroundings,
  ) {
    const { lesson, machine } = session;
    const watch = this.#store.add(new NetworkWatch(machine, (message) => log(message, 'network')));
    this.session = session;
    this.#hasBegun = joined;
    this.typed = this.#store.add(new TypedCommands(session));
    this.runs = this.#store.add(new BlockRuns(session, blocks, terminals, log));
    this.checks = this.#store.add(new StepChecks(session, watch, step, (message) => log(message, 'checks')));
    this.picture = this.#store.add(
      new NetworkPicture(layout, (message) => log(message, 'network'), {
        choices,
        canBuild: isSandbox(lesson),
      }),
    );
    this.walk = this.#store.add(new PacketWalk(machine, lesson.defaultHost));
    this.rates = this.#store.add(new RateMeasurement(session));
    for (const part of [this.runs, this.checks, this.picture, this.walk, this.rates])
      this.#store.add(part.onChange(() => this.#changes.fire()));
    this.#store.add(
      terminals.onActivity(() => {
        this.#hasBegun ||= terminals.views().some(({ state }) => state === 'busy');
        this.checks.onActivity();
      }),
    );
    this.#store.add(
      watch.onState(({ state, changed }) => {
        this.picture.show(state);
        if (changed) this.checks.onStateChange();
      }),
    );
    terminals.begin(session);
    this.#store.add({ dispose: () => terminals.end() });
    // The prompts first: in a machine without hardware virtualisation, reading the state and the checks hold them up.
    void terminals.prompted(PROMPT_MS).then(() => watch.start());
  }

  /** A command ran in a terminal since the learner came to the step, and may have done some of what the step does. */
  get hasBegun(): boolean {
    return this.#hasBegun || this.session.progress.fault !== undefined;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get facts(): SessionFacts {
    const { runs, checks, picture, walk, rates } = this;
    return {
      results: checks.results,
      differences: (id) => checks.remarks(id).differs,
      looksLike: (id) => checks.remarks(id).looksLike,
      checking: checks.checking,
      solving: runs.solving,
      status: (block) => runs.status(block),
      network: picture.view,
      walk: walk.view,
      offered: (block) => walk.offered(block),
      measurement: (block) => rates.status(block),
    };
  }

  /** The machine is at the start of the learner's step. */
  atStart(): void {
    this.#hasBegun = false;
    this.typed.clear();
  }

  /** The learner went to a step, which is looked at when it is `ready`. */
  enter(step: Step, ready: Promise<void>): void {
    this.picture.mark();
    this.atStart();
    void ready.then(() => {
      if (!this.#isOver) void this.checks.now(step);
    });
  }

  dispose(): void {
    this.#isOver = true;
    this.#store.dispose();
  }
}
