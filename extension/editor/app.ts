import { isDeepStrictEqual } from 'node:util';
import type { AppParts } from './appParts.ts';
import { say, useLanguage } from '../core/language/say.ts';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/lifetime/disposable.ts';
import { Sequencer } from '../core/async/sequencer.ts';
import type { Lesson } from '../core/lesson/model/lesson.ts';
import type { PageName } from '../protocol/messages.ts';
import { pickLesson } from './lessons/pickLesson.ts';
import type { LessonOnShelf } from './lessons/lessonShelf.ts';
import { Review } from './review/review.ts';
import { endLeftSandbox, sandboxOnShelf } from './lessons/sandboxMachine.ts';
import { brokenLesson } from './lessons/unplayable.ts';
import { MachineStatus } from './machine/statusBar.ts';
import { failure } from '../core/failure/failure.ts';
import { failureLog } from '../core/failure/failureError.ts';
import { SharedPage } from '../player/page/sharedPage.ts';
import { showOn } from '../player/page/showOn.ts';
import { SANDBOX_ID } from '../core/sandbox/sandboxLesson.ts';
import { Player } from '../player/player.ts';
import type { PlayerPorts } from '../player/playerPorts.ts';
import type { Intent } from '../protocol/intents.ts';
import { Classroom } from './class/classroom.ts';
import { AuthorPreview } from './preview/authorPreview.ts';
import { saveLesson } from './preview/lessonDocument.ts';
import { changedSetting } from './window/changedSetting.ts';
import { confirmModally } from './window/editorPorts.ts';
import { LessonTabs } from './window/lessonTabs.ts';
import { windowPorts, type WindowPorts } from './window/windowPorts.ts';

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
  /** Of a lesson that is being written. */
  readonly preview: AuthorPreview;
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
    this.preview = this.#store.add(
      new AuthorPreview(parts, (folder, step) => this.#inBackground(this.playFrom(folder, step))),
    );
    this.#ports = windowPorts(parts.memento, this.#store);
    this.classroom = this.#store.add(
      new Classroom(
        parts.seat,
        () => this.#player,
        (message) => log.of('editor').warn(message),
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

  /** Saves what is open of the lesson of a folder, and plays it from the start of a step: for its author. */
  async playFrom(folder: string, step: string): Promise<void> {
    // A class may forbid what is lost then.
    if (!this.classroom.allows({ type: 'back', step })) return;
    const unsaved = await saveLesson(folder);
    const found = unsaved ? undefined : await this.parts.shelf.inFolder(folder);
    if (!found) {
      this.#ports.showFailure(unsaved ?? failure('lesson-not-on-shelf', { id: folder }));
      return;
    }
    const plays = await this.#turns.run(async () => {
      const playing = this.#player?.lesson;
      if (playing?.id !== found.id || this.#found?.folder !== folder || !found.lesson)
        return this.#play(found);
      if (!isDeepStrictEqual(playing, found.lesson)) await this.#replace(found, found.lesson);
      return true;
    });
    if (!plays) return;
    this.showPlayer();
    await this.#player?.playFrom(step);
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
    return endLeftSandbox(this.parts.playerPorts.machines);
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
    this.preview.settingsChanged();
    this.parts.shelf.languageChanged();
    this.#inBackground(this.#playAgain());
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
    return sandbox ? sandboxOnShelf(sandbox, this.parts.extension.fsPath) : this.parts.shelf.find(id);
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
      await this.#replace(found, found.lesson);
      return runs;
    });
    if (resumes === undefined) return;
    this.showPlayer();
    this.#showStatus();
    if (resumes) await this.#player?.receive({ type: 'resume' });
  }

  /** The lesson as it is now in place of the one that is played; its machine is left running, as for a window that is reloaded. */
  async #replace(found: LessonOnShelf, lesson: Lesson): Promise<void> {
    this.#tabs.dispose();
    this.#player?.dispose();
    await this.#begin(found, lesson);
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
      nextLesson: () => this.#inBackground(this.#startNext(found.id)),
    };
  }

  async #startNext(id: string): Promise<void> {
    const all = (await this.parts.shelf.all()).filter(({ lesson }) => lesson);
    const next = all[all.findIndex((found) => found.id === id) + 1];
    await this.startLesson(next?.id);
  }

  /** What nobody waits for: where it fails, the log says so. */
  #inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => this.parts.log.of('editor').error(failureLog(error)));
  }

  #showStatus(): void {
    const player = this.#player;
    if (player) this.#status.show(player.lesson.title, player.machine);
    else this.#status.hide();
    void vscode.commands.executeCommand('setContext', 'patchbay.playing', player !== undefined);
    this.#changes.fire(undefined);
  }
}
