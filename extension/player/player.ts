import { DisposableStore, type Disposable } from '../core/lifetime/disposable.ts';
import type { Lesson, Step } from '../core/lesson/model/lesson.ts';
import { proseRenderer, type ProseRenderer } from '../core/prose/renderProse.ts';
import { noProgress, withAnswer, withSkipped, type LessonProgress } from '../core/session/lessonProgress.ts';
import type { Session } from '../core/session/session.ts';
import type { Handlers, Intent, MessageToPage, Intents } from '../protocol/messages.ts';
import type { MachineView, PlayerSettings } from '../protocol/playerView.ts';
import { Emitter } from '../core/lifetime/emitter.ts';
import { BlockRuns } from './steps/blockRuns.ts';
import { buildView } from './view/buildView.ts';
import { LessonMachine } from './machine/lessonMachine.ts';
import { NetworkPicture } from './network/networkPicture.ts';
import { NetworkWatch } from './network/networkWatch.ts';
import { PacketWalk } from './network/packetWalk.ts';
import type { PlayerPorts } from './playerPorts.ts';
import { playerHandlers } from './playerHandlers.ts';
import { RateMeasurement } from './network/rateMeasurement.ts';
import { rememberingRenderer } from './view/rememberingRenderer.ts';
import { StepChecks } from './steps/stepChecks.ts';
import { reportingProgress } from './reportingProgress.ts';
import { Terminals } from './terminals/terminals.ts';

/** At most one view in this time: whole views are cheap, and not free. */
const VIEW_MS = 50;
/** How long the state and the checks wait for the prompts. */
const PROMPT_MS = 1500;

/** A window that shows the player. */
export interface PageConnection {
  post(message: MessageToPage): void;
  /** Where the window finds a picture of the lesson. */
  picture(path: string): string | undefined;
}

/** One lesson being played: the truth about it, and what a window that comes and goes is told. */
export class Player implements Disposable {
  readonly lesson: Lesson;
  readonly ports: PlayerPorts;
  readonly machine: LessonMachine;
  readonly terminals: Terminals;
  readonly runs: BlockRuns;
  readonly checks: StepChecks;
  readonly picture: NetworkPicture;
  readonly walk: PacketWalk;
  readonly rates: RateMeasurement;
  readonly revealed = new Set<string>();
  readonly #store = new DisposableStore();
  readonly #changes = new Emitter<void>();
  /** Something that the player, the lessons view or the status bar shows is different. */
  readonly onChange = this.#changes.event;
  readonly #handlers: Handlers<Intents>;
  #settings: PlayerSettings;
  #progress: LessonProgress;
  #watch: NetworkWatch | undefined;
  #window: PageConnection | undefined;
  #networkWindow: PageConnection | undefined;
  #renderer: ProseRenderer = proseRenderer({ picture: () => undefined });
  #timer: unknown;

  constructor(lesson: Lesson, ports: PlayerPorts, settings: PlayerSettings) {
    this.lesson = lesson;
    this.ports = { ...ports, progress: reportingProgress(ports.progress, (failure) => ports.tell(failure)) };
    this.#handlers = playerHandlers(this);
    this.#settings = settings;
    this.#progress = noProgress(lesson.id);
    const log = (message: string): void => ports.log(message);
    this.terminals = this.#store.add(
      new Terminals((message) => this.#window?.post(message), log, ports.sizes),
    );
    this.runs = this.#store.add(new BlockRuns(lesson, this.terminals, log));
    this.checks = this.#store.add(new StepChecks(() => this.step(this.current), log));
    this.picture = this.#store.add(new NetworkPicture(ports.layout, log));
    this.walk = this.#store.add(new PacketWalk());
    this.rates = this.#store.add(new RateMeasurement());
    this.machine = this.#store.add(new LessonMachine(lesson, this.ports, this.runs.events));
    const { machine, terminals, runs, checks, picture, walk, rates } = this;
    for (const part of [machine, terminals, runs, checks, picture, walk, rates])
      this.#store.add(part.onChange(() => this.changed()));
    this.#store.add(this.machine.onSession((session) => (session ? this.#begin(session) : this.#end())));
    this.#store.add(this.terminals.onActivity(() => this.checks.onActivity()));
  }

  get progress(): LessonProgress {
    return this.machine.session?.progress ?? this.#progress;
  }

  get machineView(): MachineView {
    return this.machine.view;
  }

  /** The id of the step that the learner is at: where they were, else the first that is to be done. */
  get current(): string {
    const { at, achieved, skipped } = this.progress;
    if (at !== undefined && this.step(at)) return at;
    const next = this.lesson.steps.find(
      ({ id }) => achieved[id] === undefined && skipped?.[id] === undefined,
    );
    return (next ?? this.lesson.steps.at(-1))?.id ?? '';
  }

  step(id: string): Step | undefined {
    return this.lesson.steps.find((step) => step.id === id);
  }

  /** Reads how far the learner is. */
  async load(): Promise<void> {
    this.#progress = await this.ports.progress.load(this.lesson.id);
    this.changed();
  }

  /** Shows the player in a window, in place of another; nothing is sent before the window says that it is ready. */
  openWindow(window: PageConnection): void {
    this.closeWindow();
    this.#window = window;
    this.#renderer = rememberingRenderer(proseRenderer({ picture: (path) => window.picture(path) }));
  }

  /** Shows the network alone in a window of its own, beside the player's. */
  openNetwork(window: PageConnection): void {
    this.#networkWindow = window;
    this.#sendView();
  }

  closeNetwork(): void {
    this.#networkWindow = undefined;
  }

  /** The window was closed or hidden. */
  closeWindow(): void {
    this.#window = undefined;
    this.terminals.undrawAll();
  }

  receive(message: Intent): void {
    // The handler of a type takes the message of that type; TypeScript cannot follow that through an index.
    (this.#handlers[message.type] as (message: Intent) => void)(message);
  }

  /** Sends all there is to a window that has just come. */
  sendAll(): void {
    this.#sendView();
    this.terminals.drawAll();
  }

  /** What is new is drawn first: a message may name it. */
  post(message: MessageToPage): void {
    if (this.#timer !== undefined) this.#sendView();
    this.#window?.post(message);
  }

  set settings(settings: PlayerSettings) {
    this.#settings = settings;
    this.changed();
  }

  async goTo(id: string): Promise<void> {
    const step = this.step(id);
    if (!step) return;
    await this.#remember((progress) => ({ ...progress, at: id }));
    this.picture.mark();
    if (this.machine.session) void this.checks.now(step);
  }

  answer(block: string, option: number): Promise<void> {
    return this.#remember((progress) => withAnswer(progress, block, option));
  }

  async skip(id: string): Promise<void> {
    await this.#remember((progress) => withSkipped(progress, id, new Date()));
    const after = this.lesson.steps[this.lesson.steps.findIndex((step) => step.id === id) + 1];
    if (after) await this.goTo(after.id);
  }

  /** Begins the lesson as if it had never been played. */
  async forget(): Promise<void> {
    this.revealed.clear();
    await this.#remember((progress) => noProgress(progress.lesson));
    await this.machine.reset();
  }

  /** Tells the window, soon; several changes are told as one. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#sendView();
      this.#changes.fire();
    }, VIEW_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watch?.dispose();
    this.#window = undefined;
    this.#networkWindow = undefined;
    this.#store.dispose();
    clearTimeout(this.#timer);
    this.#changes.dispose();
  }

  #begin(session: Session): void {
    const log = (message: string): void => this.ports.log(message);
    const watch = new NetworkWatch(session.machine, log);
    this.#watch?.dispose();
    this.#watch = watch;
    this.picture.clear();
    this.walk.begin();
    this.runs.begin(session);
    this.checks.begin(session, watch);
    this.terminals.begin(session);
    // So that the page stays where the learner reads, and does not go on by itself once the step is achieved.
    const { current } = this;
    void this.#remember((progress) => (progress.at === undefined ? { ...progress, at: current } : progress));
    watch.onState(({ state, changed }) => {
      this.picture.show(state);
      if (changed) this.checks.onStateChange();
    });
    // The prompts first: in a machine without hardware virtualisation, reading the state and the checks hold them up.
    void this.terminals.prompted(PROMPT_MS).then(() => {
      if (this.#watch === watch) watch.start();
    });
  }

  #end(): void {
    this.#progress = this.progress;
    this.#watch?.dispose();
    this.#watch = undefined;
    this.walk.close();
    this.rates.stop();
    this.checks.end();
    this.runs.end();
    this.terminals.end();
    this.changed();
  }

  async #remember(change: (progress: LessonProgress) => LessonProgress): Promise<void> {
    const { session } = this.machine;
    if (session) await session.remember(change);
    else {
      this.#progress = change(this.#progress);
      await this.ports.progress.save(this.#progress);
    }
    this.changed();
  }

  #sendView(): void {
    if (!this.#window && !this.#networkWindow) return;
    const message: MessageToPage = {
      type: 'view',
      view: buildView(
        {
          lesson: this.lesson,
          machine: this.machine.view,
          progress: this.progress,
          current: this.current,
          results: this.checks.results,
          checking: this.checks.checking,
          solving: this.runs.solving,
          status: (block) => this.runs.status(block),
          revealed: this.revealed,
          terminals: this.terminals.views(),
          network: this.picture.view,
          walk: this.walk.view,
          offered: (block) => this.walk.offered(block),
          measurement: (block) => this.rates.status(block),
          settings: this.#settings,
        },
        this.#renderer,
      ),
    };
    this.#window?.post(message);
    this.#networkWindow?.post(message);
  }
}
