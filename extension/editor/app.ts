import { say, useLanguage } from '../core/language/say.ts';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/lifetime/disposable.ts';
import { Sequencer } from '../core/async/sequencer.ts';
import type { Lesson } from '../core/lesson/model/lesson.ts';
import type { PageName } from '../protocol/messages.ts';
import type { FindLessonFolders, ReadLessonFolder } from './authoring/lessonProblems.ts';
import type { Operation } from '../core/machine/machine.ts';
import type { CreateMachine } from '../core/machine/onFreshMachine.ts';
import { pickLesson } from './lessons/pickLesson.ts';
import type { LessonOnShelf, LessonShelf } from './lessons/lessonShelf.ts';
import { Review } from './review/review.ts';
import type { ReviewStore } from '../core/review/reviewMemory.ts';
import { brokenLesson } from './lessons/unplayable.ts';
import type { Diagnostics } from '../core/log/diagnostics.ts';
import type { DoctorPorts } from './machine/doctor.ts';
import type { EditorLog } from './machine/editorLog.ts';
import { MachineStatus } from './machine/statusBar.ts';
import { failure } from '../core/failure/failure.ts';
import { failureLog } from '../core/failure/failureError.ts';
import type { TicketStore, UnsentStore } from '../class/learner/classTicket.ts';
import { SharedPage } from '../player/page/sharedPage.ts';
import { showOn } from '../player/page/showOn.ts';
import { noProgress } from '../core/session/lessonProgress.ts';
import { sandboxLesson, SANDBOX_ID } from '../core/sandbox/sandboxLesson.ts';
import type { Sandbox } from '../core/sandbox/sandboxScript.ts';
import { Player } from '../player/player.ts';
import type { PlayerPorts } from '../player/playerPorts.ts';
import type { Intent } from '../protocol/intents.ts';
import { Classroom } from './class/classroom.ts';
import type { LessonTests } from './testing/lessonTests.ts';
import { changedSetting } from './window/changedSetting.ts';
import type { EditorSettings } from './settings.ts';
import { confirmModally } from './window/editorPorts.ts';
import { LessonTabs } from './window/lessonTabs.ts';
import { windowPorts, type WindowPorts } from './window/windowPorts.ts';

/** What compose.ts gives the app: the outer rooms, and the editor's places. */
export interface AppParts {
  readonly extension: vscode.Uri;
  readonly shelf: LessonShelf;
  readonly readLessonFolder: ReadLessonFolder;
  readonly lessonFoldersIn: FindLessonFolders;
  readonly playerPorts: Pick<PlayerPorts, 'machines' | 'progress' | 'layout'>;
  readonly review: ReviewStore;
  /** Makes a machine that is not under a lesson's name: nobody goes on with it. */
  readonly createMachine: CreateMachine;
  readonly doctor: DoctorPorts;
  /** The learner's seat in a class. */
  readonly seat: { readonly tickets: TicketStore; readonly unsent: UnsentStore };
  /** Keeps what the sandbox starts with, and says what that was. */
  readonly sandbox: { readonly keep: (sandbox: Sandbox) => void; readonly kept: () => Sandbox | undefined };
  readonly tests: LessonTests;
  readonly settings: () => EditorSettings;
  readonly log: EditorLog;
  /** What a report of a problem needs. */
  readonly diagnostics: (operation: Operation) => Promise<Diagnostics>;
  /** Kept per workspace, to find the lesson again after the window was reloaded. */
  readonly memento: vscode.Memento;
}

const LAST_LESSON = 'patchbay.lesson';
/** In a remote window a restored tab may come before the settings of that side. */
const LATE_SETTINGS_MS = 5000;

/** Patchbay in one window: at most one lesson is played at a time. Commands act on it. */
export class App implements Disposable {
  readonly parts: AppParts;
  readonly #store = new DisposableStore();
  readonly #status = this.#store.add(new MachineStatus());
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onChange = this.#changes.event;
  readonly review: Review;
  readonly #ports: WindowPorts;
  #language: string;
  #player: Player | undefined;
  /** What the player's tab shows, and a teacher too while they look. */
  #page: SharedPage | undefined;
  /** The class that the learner has joined, if any. */
  readonly classroom: Classroom;
  readonly #tabs = new LessonTabs();
  #restoring: Promise<boolean> | undefined;
  /** What changes the player takes turns: a tab that is restored and a lesson that is asked for may come at once. */
  readonly #turns = new Sequencer();
  #found: LessonOnShelf | undefined;

  constructor(parts: AppParts) {
    this.parts = parts;
    this.#language = parts.settings().language;
    const { extension, shelf, review: store, log } = parts;
    this.review = this.#store.add(
      new Review({
        extension,
        shelf,
        store,
        create: parts.createMachine,
        log: (message) => log.of('editor').info(message),
      }),
    );
    this.#ports = windowPorts(parts.memento, this.#store);
    this.classroom = this.#store.add(
      new Classroom(
        parts.seat,
        () => this.#player,
        (message) => parts.log.of('editor').warn(message),
      ),
    );
  }

  get player(): Player | undefined {
    return this.#player;
  }

  /** Plays a lesson (asked for where `id` is not given), from `step` on where one is named. */
  async startLesson(id?: string, step?: string): Promise<void> {
    const found = id === undefined ? await pickLesson(this.parts.shelf) : await this.#find(id);
    if (!found) {
      if (id !== undefined) this.#ports.showFailure(failure('lesson-not-on-shelf', { id }));
      return;
    }
    if (!(await this.#turns.run(async () => this.#player?.lesson.id === found.id || this.#play(found))))
      return;
    this.showPlayer();
    if (step !== undefined) await this.#player?.receive({ type: 'goTo', step });
    await this.#player?.receive({ type: 'start' });
  }

  /** What a command asks of the player; in a class its rules hold. */
  async ask(intent: Intent): Promise<void> {
    if (this.classroom.allows(intent)) await this.#player?.receive(intent);
  }

  /** Plays the sandbox that is kept: on its machine where that runs. */
  startSandbox(): Promise<void> {
    return this.startLesson(SANDBOX_ID);
  }

  /** Ends the sandbox that runs, after asking, so that another can begin; false where the learner says no. */
  async endSandbox(): Promise<boolean> {
    if (this.#player?.lesson.id === SANDBOX_ID) return this.#turns.run(() => this.#leave(say('Sandbox')));
    const { machines } = this.parts.playerPorts;
    const left = await machines.running(SANDBOX_ID, {});
    if (left === undefined) return true;
    const agreed = await confirmModally({
      what: say('End the sandbox that runs?'),
      detail: say('What was built there is lost unless it was saved.'),
      yes: say('End it'),
    });
    if (agreed) await (await machines.attach(left, {})).destroy();
    return agreed;
  }

  /** Brings the player's tab back. */
  showPlayer(): void {
    this.#show('player');
  }

  /** Shows the network alone, in a tab of its own beside the player's. */
  showNetwork(): void {
    this.#show('network');
  }

  /** After the window was reloaded: the lesson goes on where its machine still runs; nothing is started unasked. */
  async restore(page: PageName, panel: vscode.WebviewPanel): Promise<void> {
    // Each tab is restored when it is first looked at.
    this.#restoring ??= this.#restoreLesson();
    if ((await this.#restoring) && this.#player) {
      this.#show(page, panel);
      return;
    }
    this.parts.log
      .of('editor')
      .warn(`A restored tab (${page}) is closed: its lesson was not found, or may not be played.`);
    panel.dispose();
  }

  async #restoreLesson(): Promise<boolean> {
    if (this.player) return true;
    const id = this.parts.memento.get<string>(LAST_LESSON);
    if (id === undefined) return false;
    let found = await this.#find(id);
    if (!found) {
      await changedSetting('patchbay.lessonsFolder', LATE_SETTINGS_MS);
      found = await this.#find(id);
    }
    if (!found) return false;
    const lesson = found;
    return this.#turns.run(async () => {
      if (this.player) return true;
      if (!(await this.#play(lesson))) return false;
      void this.#player?.receive({ type: 'resume' });
      return true;
    });
  }

  /** Brings a tab to the front, or takes one over that the editor restored. */
  #show(page: PageName, restored?: vscode.WebviewPanel): void {
    const player = this.#player;
    const lesson = this.#found?.folder;
    const shared = this.#page;
    if (!player || !shared || lesson === undefined) return;
    this.#tabs.show(
      page,
      player.lesson,
      (name, transport) =>
        name === 'player'
          ? showOn(shared, transport, (message) => this.classroom.allows(message))
          : player.connect(name, transport),
      { extension: this.parts.extension, lesson },
      restored,
    );
  }

  settingsChanged(): void {
    const { player, language } = this.parts.settings();
    if (language === this.#language) {
      if (this.#player) this.#player.settings = player;
      return;
    }
    this.#language = language;
    useLanguage(language);
    this.parts.shelf.languageChanged();
    this.#playAgain().catch((error: unknown) => this.parts.log.of('editor').error(failureLog(error)));
  }

  /** Lets go of the machine and leaves it running, and of its tabs, for a window that is reloaded. */
  dispose(): void {
    this.#tabs.letGo();
    this.#player?.dispose();
    this.#store.dispose();
    this.#changes.dispose();
  }

  /** A lesson of the shelf, or the sandbox that is kept. */
  async #find(id: string): Promise<LessonOnShelf | undefined> {
    const sandbox = id === SANDBOX_ID ? this.parts.sandbox.kept() : undefined;
    if (!sandbox) return this.parts.shelf.find(id);
    const lesson = sandboxLesson(sandbox);
    return { id, folder: this.parts.extension.fsPath, lesson, errors: [], progress: noProgress(id) };
  }

  /** Makes the player of a lesson the one of this window; false where that can't be, or the learner says no. */
  async #play(found: LessonOnShelf): Promise<boolean> {
    const { lesson } = found;
    if (!lesson) {
      this.#ports.showFailure(brokenLesson(found));
      return false;
    }
    if (!(await this.#leave(lesson.title))) return false;
    await this.#begin(found, lesson);
    return true;
  }

  async #begin(found: LessonOnShelf, lesson: Lesson): Promise<void> {
    const player = new Player(lesson, this.#portsFor(found), this.parts.settings().player);
    const page = new SharedPage(
      (path) => this.#tabs.picture(path),
      (view) => this.classroom.shown(view),
    );
    player.connect('player', page);
    player.onChange(() => {
      this.classroom.look();
      this.#showStatus();
    });
    this.#player = player;
    this.#page = page;
    this.#found = found;
    this.classroom.play(player, page);
    await this.parts.memento.update(LAST_LESSON, lesson.id);
    await player.load();
  }

  /** The lesson in the language that the learner chose, on the machine that it has: a machine that runs goes on. */
  async #playAgain(): Promise<void> {
    const id = this.#player?.lesson.id;
    const found = id === undefined ? undefined : await this.#find(id);
    const resumes = await this.#turns.run(async () => {
      const player = this.#player;
      if (!player || !found?.lesson || player.lesson.id !== found.id) return undefined;
      const runs = player.session !== undefined;
      this.#tabs.dispose();
      // Leaves the machine running, as for a window that is reloaded.
      player.dispose();
      await this.#begin(found, found.lesson);
      return runs;
    });
    if (resumes === undefined) return;
    this.showPlayer();
    this.#showStatus();
    if (resumes) await this.#player?.receive({ type: 'resume' });
  }

  /** Ends the lesson that is played, after asking where its machine runs. */
  async #leave(next: string): Promise<boolean> {
    const player = this.#player;
    if (!player) return true;
    if (player.session) {
      const agreed = await confirmModally({
        what: say('Leave {title}?', { title: player.lesson.title }),
        detail:
          player.lesson.id === SANDBOX_ID
            ? say('What was built there is lost unless it was saved.')
            : say('Patchbay ends its machine before {next} begins, and keeps your progress.', { next }),
        yes: say('Leave it'),
      });
      if (!agreed) return false;
      await player.receive({ type: 'end' });
    }
    this.#tabs.dispose();
    player.dispose();
    this.#player = undefined;
    this.#page = undefined;
    this.classroom.play(undefined);
    return true;
  }

  #portsFor(found: LessonOnShelf): PlayerPorts {
    const { log, playerPorts } = this.parts;
    return {
      ...playerPorts,
      ...this.#ports,
      confirm: (question) => this.classroom.confirm(question, (asked) => this.#ports.confirm(asked)),
      log: (message, tag = 'player') => log.of(tag).info(`${found.id}: ${message}`),
      nextLesson: () =>
        void this.#startNext(found.id).catch((error: unknown) => log.of('editor').error(failureLog(error))),
    };
  }

  async #startNext(id: string): Promise<void> {
    const all = (await this.parts.shelf.all()).filter(({ lesson }) => lesson);
    const next = all[all.findIndex((found) => found.id === id) + 1];
    await this.startLesson(next?.id);
  }

  #showStatus(): void {
    const player = this.#player;
    if (player) this.#status.show(player.lesson.title, player.machine);
    else this.#status.hide();
    void vscode.commands.executeCommand('setContext', 'patchbay.playing', player !== undefined);
    this.#changes.fire(undefined);
  }
}
