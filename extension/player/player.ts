import { DisposableStore, type Disposable } from '../core/lifetime/disposable.ts';
import type { Event } from '../core/lifetime/emitter.ts';
import type { Lesson, Step } from '../core/lesson/model/lesson.ts';
import type { TypedCommand } from '../core/attemptScript/piecesOf.ts';
import type { LessonProgress } from '../core/session/lessonProgress.ts';
import type { Session } from '../core/session/session.ts';
import type { Intent, IntentHandlers } from '../protocol/intents.ts';
import type { PageName } from '../protocol/messages.ts';
import type { MachineView, PlayerSettings } from '../protocol/playerView.ts';
import { intentHandlers } from './intents/intentHandlers.ts';
import { LessonMachine } from './machine/lessonMachine.ts';
import { connectPage } from './page/connectPage.ts';
import { PictureChoices } from './network/networkPicture.ts';
import { Pages } from './page/pages.ts';
import type { PageTransport } from './page/pageTransport.ts';
import type { PlayerPorts } from './playerPorts.ts';
import { PlayingSession } from './playingSession.ts';
import { LearnerProgress } from './progress/learnerProgress.ts';
import { reportingProgress } from './progress/reportingProgress.ts';
import { FaultHunt } from './steps/faultHunt.ts';
import { blocksById } from '../core/lesson/model/blockIds.ts';
import { Terminals } from './terminals/terminals.ts';
import { NO_SESSION, type PlayerFacts } from './view/playerFacts.ts';

/** A namespace of the machine, or the host itself. */
export interface TerminalLocation {
  readonly host: string;
  readonly netns: string | null;
}

/** One lesson being played. Intents go in, views go out to the pages that are connected. */
export class Player implements Disposable {
  readonly lesson: Lesson;
  /** Something that the pages, the lessons view or the status bar show is different. */
  readonly onChange: Event<void>;
  readonly #ports: PlayerPorts;
  readonly #store = new DisposableStore();
  readonly #learner: LearnerProgress;
  readonly #machine: LessonMachine;
  readonly #terminals: Terminals;
  readonly #hunt: FaultHunt;
  readonly #choices = new PictureChoices();
  readonly #pages: Pages;
  readonly #blocks;
  readonly #revealed = new Set<string>();
  readonly #handlers: IntentHandlers;
  #settings: PlayerSettings;
  /** The session that is played, or was: what stood there can be read until the next begins. */
  #latest: PlayingSession | undefined;

  constructor(lesson: Lesson, ports: PlayerPorts, settings: PlayerSettings) {
    const store = this.#store;
    this.lesson = lesson;
    this.#settings = settings;
    this.#blocks = blocksById(lesson);
    this.#pages = store.add(new Pages(() => this.#facts));
    this.onChange = this.#pages.onChange;
    const kept = reportingProgress(ports.progress, (failure) => ports.showFailure(failure));
    this.#learner = store.add(new LearnerProgress(lesson, kept, () => this.session));
    this.#ports = { ...ports, progress: this.#learner.store };
    const log = (message: string): void => ports.log(message);
    this.#terminals = store.add(new Terminals((message) => this.#pages.stream(message), log, ports.sizes));
    this.#machine = store.add(
      new LessonMachine(lesson, this.#ports, {
        onBlock: (block, run) => this.#playing?.runs.events.onBlock?.(block, run),
        onReplayed: () => this.#playing?.atStart(),
      }),
    );
    this.#hunt = store.add(new FaultHunt());
    for (const part of [this.#learner, this.#terminals, this.#machine, this.#hunt])
      store.add(part.onChange(() => this.#pages.changed()));
    store.add(this.#machine.onSession((session) => (session ? this.#begin(session) : this.#end())));
    store.add(this.#learner.onStep((step) => this.#arrive(step)));
    this.#handlers = intentHandlers({
      lesson,
      blocks: this.#blocks,
      ports: this.#ports,
      machine: this.#machine,
      learner: this.#learner,
      terminals: this.#terminals,
      pages: this.#pages,
      hunt: this.#hunt,
      revealed: this.#revealed,
      playing: () => this.#playing,
    });
  }

  get progress(): LessonProgress {
    return this.#learner.progress;
  }

  get machine(): MachineView {
    return this.#machine.view;
  }

  /** On the machine that runs; undefined where none does. */
  get session(): Session | undefined {
    return this.#machine.session;
  }

  /** The id of the step that the learner is at. */
  get current(): string {
    return this.#learner.step?.id ?? '';
  }

  /** Where a terminal can be opened: the lesson's hosts, and the namespaces that are in the picture. */
  get terminalLocations(): readonly TerminalLocation[] {
    const hosts = this.lesson.hosts.map((host) => ({ host, netns: null }));
    return [...hosts, ...(this.#playing?.picture.places() ?? [])];
  }

  /** The commands that were run in the terminals since the start of the step. */
  get typed(): readonly TypedCommand[] {
    return this.#playing?.typed.list() ?? [];
  }

  set settings(settings: PlayerSettings) {
    this.#settings = settings;
    this.#pages.changed();
  }

  /** Reads how far the learner is. */
  async load(): Promise<void> {
    await this.#learner.load();
  }

  /** Shows the player on a page until that is disposed of, and replaces another page of this name. */
  connect(name: PageName, page: PageTransport): Disposable {
    return connectPage(
      {
        open: () => {
          this.#pages.open(name, page);
          if (name === 'player') this.#terminals.drawAll();
        },
        close: () => {
          if (this.#pages.close(name, page) && name === 'player') this.#terminals.undrawAll();
        },
        receive: (intent) => this.receive(intent),
        log: (message) => this.#ports.log(message),
      },
      page,
    );
  }

  /** Does what the learner wants; settles when it is done. */
  async receive(intent: Intent): Promise<void> {
    // The handler of a type takes the intent of that type; TypeScript cannot follow that through an index.
    await (this.#handlers[intent.type] as (intent: Intent) => Promise<void> | void)(intent);
  }

  /** For the lesson's author: plays from where a step begins by what the lesson says now, on the machine that runs or a new one. */
  async playFrom(id: string): Promise<void> {
    const step = this.lesson.steps.find((one) => one.id === id);
    if (!step) return;
    await this.#machine.playFrom(step);
    if (this.session) await this.#learner.goTo(id);
  }

  dispose(): void {
    this.#latest?.dispose();
    this.#store.dispose();
  }

  /** The session that is played now. */
  get #playing(): PlayingSession | undefined {
    return this.#latest?.isOver === false ? this.#latest : undefined;
  }

  get #facts(): PlayerFacts {
    return {
      ...(this.#latest?.facts ?? NO_SESSION),
      lesson: this.lesson,
      machine: this.machine,
      progress: this.progress,
      current: this.current,
      fault: this.#hunt.view(this.progress),
      revealed: this.#revealed,
      terminals: this.#terminals.views(),
      settings: this.#settings,
    };
  }

  /** The start of the step is kept first: what its checks send does not belong to it. */
  #arrive(step: Step): void {
    const isAt = (): boolean => this.#learner.step === step;
    this.#latest?.enter(step, this.#machine.keepStart(step, isAt));
  }

  #begin(session: Session): void {
    this.#latest?.dispose();
    this.#latest = new PlayingSession(session, {
      blocks: this.#blocks,
      terminals: this.#terminals,
      layout: this.#ports.layout,
      choices: this.#choices,
      step: () => this.#learner.step,
      joined: this.#machine.isJoined,
      log: (message, tag) => this.#ports.log(message, tag),
    });
    this.#latest.onChange(() => this.#pages.changed());
    void this.#learner.stay();
    this.#pages.changed();
  }

  #end(): void {
    this.#latest?.dispose();
    this.#pages.changed();
  }
}
