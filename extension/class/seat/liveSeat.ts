import { Sequencer } from '../../core/async/sequencer.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Viewer } from '../../player/page/sharedPage.ts';
import { isByItself } from '../learner/lessonWatch.ts';
import type { EditorState, MessageFromEditor } from '../wire/editorMessages.ts';
import type { MessageFromSeatPage, MessageToSeatPage } from '../wire/seatMessages.ts';
import { EditorPlay } from './editorPlay.ts';
import { keepEvents, keepState } from './editorReports.ts';
import { HubPlay } from './hubPlay.ts';
import { OpenQuestion } from './openQuestion.ts';
import { SeatPages } from './seatPages.ts';
import type { EditorPage, SeatPage, SeatParts } from './seatParts.ts';
import type { SeatPlay } from './seatPlay.ts';
import { seatView } from './seatView.ts';
import { TeacherHelp } from './teacherHelp.ts';

/** One learner's seat in the hub: one lesson at a time, and the pages and editors that have the seat open. */
export class LiveSeat implements Disposable {
  readonly id: number;
  readonly #parts: SeatParts;
  readonly #changes = new Emitter<void>();
  /** What the board shows of it may be different. */
  readonly onChange = this.#changes.event;
  readonly #pages = new SeatPages();
  readonly #editors = new Set<EditorPage>();
  readonly #question = new OpenQuestion(() => this.#sendSeat());
  readonly #help = new TeacherHelp(() => this.#changed());
  readonly #turns = new Sequencer();
  #play: SeatPlay | undefined;
  /** The class is closed, and with it what keeps it; pages go a moment later. */
  #isOver = false;
  /** When the learner last did something, in milliseconds. */
  #touched: number;

  constructor(id: number, parts: SeatParts) {
    this.id = id;
    this.#parts = parts;
    this.#touched = parts.now();
  }

  /** What is played; undefined before the first lesson. */
  get playing(): SeatPlay | undefined {
    return this.#play;
  }

  get isOnline(): boolean {
    return this.#pages.has('learner') || this.#editors.size > 0;
  }

  /** Milliseconds since the learner did something. */
  get idleMs(): number {
    return this.#parts.now() - this.#touched;
  }

  /** Shows the player of a lesson on a page, until that is disposed; undefined where the class has no such lesson. */
  async join(page: SeatPage, lesson: string): Promise<Disposable | undefined> {
    // A teacher's page follows the learner, and brings nobody to another lesson.
    const play = page.role === 'learner' ? await this.play(lesson) : this.#play;
    if (play?.lesson.id !== lesson) return undefined;
    const viewing = play.join(this.#pages.add(page));
    if (page.role === 'learner') this.#touch();
    this.#changed();
    if (page.role === 'learner' && play instanceof HubPlay) play.startAtRest();
    return {
      dispose: () => {
        this.#pages.remove(page);
        viewing.dispose();
        this.#left();
      },
    };
  }

  /** What a page of this seat says. */
  receive(page: SeatPage, message: MessageFromSeatPage): void {
    const viewer = this.#pages.viewer(page);
    if (!viewer) return;
    if (viewer.role === 'teacher') this.#teacherSays(viewer, message);
    else if (message.type === 'player') this.#learnerAsks(page, viewer, message.message);
    else this.#learnerSays(message);
  }

  /** A window of the learner's own editor, until that is disposed. */
  joinEditor(editor: EditorPage): Disposable {
    this.#editors.add(editor);
    this.#sendRules(editor);
    this.#touch();
    this.#changed();
    return {
      dispose: () => {
        this.#editors.delete(editor);
        this.#left();
      },
    };
  }

  /** What such a window says. */
  receiveFromEditor(editor: EditorPage, message: MessageFromEditor): void {
    const { log } = this.#parts;
    switch (message.type) {
      case 'state':
        this.#touch();
        return void this.#playsInEditor(editor, message.state).catch((error: unknown) => log(String(error)));
      case 'events':
        return editor.send({ type: 'kept', number: keepEvents(this.id, message.events, this.#parts) });
      case 'page':
        if (this.#play instanceof EditorPlay && this.#play.editor === editor)
          this.#play.show(message.message);
        return;
      default:
        return this.#learnerSays(message);
    }
  }

  /** The lesson, played on a machine of the class; another is ended first, with its machine. */
  play(id: string): Promise<HubPlay | undefined> {
    return this.#turns.run(async () => {
      if (this.#play instanceof HubPlay && this.#play.lesson.id === id) return this.#play;
      const found = this.#parts.lesson(id);
      if (!found) return undefined;
      await this.#leave();
      const play = await HubPlay.begin(found.lesson, found.next, {
        ...{ seat: this.id, parts: this.#parts },
        send: (message) => this.#send(message),
        confirm: (asked) => this.#question.ask(asked),
        onChange: () => this.#changes.fire(),
      });
      this.#play = play;
      return play;
    });
  }

  /** Goes on with the machine that the seat has kept. */
  async resume(lesson: string): Promise<void> {
    await (await this.play(lesson))?.resume();
  }

  /** Something that the pages show was changed in the store. */
  refresh(): void {
    for (const editor of this.#editors) this.#sendRules(editor);
    this.#play?.refresh();
    this.#changed();
  }

  /** Tells the learner something, on each page. */
  notice(text: string): void {
    this.#send({ type: 'notice', text });
  }

  /** Ends what is played, and its machine. */
  close(): Promise<void> {
    return this.#turns.run(() => this.#leave());
  }

  dispose(): void {
    this.#isOver = true;
    this.#changes.dispose();
  }

  async #leave(): Promise<void> {
    const play = this.#play;
    this.#play = undefined;
    if (!play) return;
    this.#pages.sendHome();
    this.#question.giveUp();
    this.#help.ask(false);
    await play.end();
  }

  /** `state` null: that window plays no lesson of the class. */
  #playsInEditor(editor: EditorPage, state: EditorState | null): Promise<void> {
    return this.#turns.run(async () => {
      if (this.#isOver) return;
      const lesson = state && this.#parts.lesson(state.lesson)?.lesson;
      const play = this.#play instanceof EditorPlay ? this.#play : undefined;
      if (!state || !lesson) {
        if (play?.editor === editor) await this.#leave();
        return this.#changed();
      }
      await keepState(this.id, lesson, state, this.#parts);
      if (play?.lesson.id === lesson.id) {
        if (play.editor !== editor && !this.#editors.has(play.editor)) play.goOnIn(editor);
        if (play.editor === editor) play.state = state;
      } else if (play || !this.#pages.has('learner')) {
        await this.#leave();
        this.#play = new EditorPlay(lesson, state, editor);
        this.#parts.store.setPlace(this.id, { lesson: lesson.id, machine: null });
      }
      this.#changed();
    });
  }

  #learnerSays(
    message: Extract<MessageFromSeatPage, { type: 'answer' | 'hand' | 'close' | 'control' }>,
  ): void {
    const { store, messages, now } = this.#parts;
    switch (message.type) {
      case 'answer':
        return this.#question.answer(message.question, message.yes);
      case 'hand':
        store.setHand(this.id, message.up ? new Date(now()).toISOString() : null);
        return this.#changed();
      case 'close':
        messages.close(this.id, message.message);
        return this.#changed();
      case 'control':
        return this.#help.agree(message.on);
    }
  }

  #learnerAsks(page: SeatPage, viewer: Viewer, message: unknown): void {
    const why = this.#play?.ask(message);
    if (why !== undefined) return page.send({ type: 'notice', text: why });
    if (!isByItself(message)) this.#touch();
    this.#play?.receive(viewer, message);
  }

  #teacherSays(viewer: Viewer, message: MessageFromSeatPage): void {
    if (message.type === 'control') this.#help.ask(message.on);
    if (message.type !== 'player') return;
    // Without the learner's consent a teacher looks, and nothing else.
    if (this.#help.control === 'given' || isByItself(message.message))
      this.#play?.receive(viewer, message.message);
  }

  #left(): void {
    if (!this.isOnline) this.#question.giveUp();
    if (!this.#pages.has('teacher') || !this.isOnline) this.#help.ask(false);
    this.#changed();
  }

  #touch(): void {
    this.#touched = this.#parts.now();
  }

  #changed(): void {
    if (this.#isOver) return;
    this.#sendSeat();
    this.#changes.fire();
  }

  #sendSeat(): void {
    const seat = this.#parts.store.find(this.id);
    if (!seat) return;
    const now = {
      question: this.#question.view,
      control: this.#help.control,
      watched: this.#pages.has('teacher'),
    };
    this.#send({ type: 'seat', view: seatView(seat, this.#parts, now) });
  }

  #sendRules(editor: EditorPage): void {
    const { rules, lessons } = this.#parts;
    editor.send({ type: 'rules', rules: rules.rules, lessons });
  }

  /** To each page, and to editors what is theirs. */
  #send(message: MessageToSeatPage): void {
    this.#pages.send(message);
    if (message.type === 'seat' || message.type === 'notice')
      for (const editor of this.#editors) editor.send(message);
  }
}
