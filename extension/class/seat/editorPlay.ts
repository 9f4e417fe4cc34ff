import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { noProgress, type LessonProgress } from '../../core/session/lessonProgress.ts';
import type { Viewer } from '../../player/page/sharedPage.ts';
import type { MachineView } from '../../protocol/playerView.ts';
import type { MessageToPage } from '../../protocol/messages.ts';
import type { BoardSeat } from '../wire/boardMessages.ts';
import type { EditorState, MessageToEditor } from '../wire/editorMessages.ts';
import type { EditorPage } from './seatParts.ts';
import type { SeatPlay } from './seatPlay.ts';

/** A lesson that the learner's own editor plays: the hub knows what the editor says, and shows what it sends. */
export class EditorPlay implements SeatPlay {
  readonly lesson: Lesson;
  readonly usesMachine = false;
  readonly #viewers = new Set<Viewer>();
  #editor: EditorPage;
  #state: EditorState;

  constructor(lesson: Lesson, state: EditorState, editor: EditorPage) {
    this.lesson = lesson;
    this.#state = state;
    this.#editor = editor;
  }

  /** The window that plays it. */
  get editor(): EditorPage {
    return this.#editor;
  }

  set state(state: EditorState) {
    this.#state = state;
  }

  get progress(): LessonProgress {
    const { achieved, skipped } = this.#state;
    return { ...noProgress(this.lesson.id), achieved, skipped };
  }

  get current(): string {
    return this.#state.current;
  }

  get machine(): MachineView['phase'] {
    return this.#state.machine;
  }

  get stuck(): BoardSeat['stuck'] {
    return this.#state.stuck;
  }

  join(viewer: Viewer): Disposable {
    this.#viewers.add(viewer);
    if (this.#viewers.size === 1) this.#send({ type: 'watch', on: true });
    return {
      dispose: () => {
        if (this.#viewers.delete(viewer) && this.#viewers.size === 0)
          this.#send({ type: 'watch', on: false });
      },
    };
  }

  receive(_viewer: Viewer, message: unknown): void {
    this.#send({ type: 'page', message });
  }

  /** The editor holds the rules itself. */
  ask(): undefined {
    return undefined;
  }

  /** The editor is there again after a cut, and knows nobody who looks. */
  goOnIn(editor: EditorPage): void {
    this.#editor = editor;
    if (this.#viewers.size === 0) return;
    this.#send({ type: 'watch', on: true });
    this.#send({ type: 'page', message: { type: 'ready' } });
  }

  /** What the editor's player shows. */
  show(message: MessageToPage): void {
    for (const viewer of this.#viewers) viewer.send(message);
  }

  reset(): Promise<void> {
    return Promise.resolve(this.#send({ type: 'reset' }));
  }

  bring(step: string): Promise<void> {
    return Promise.resolve(this.#send({ type: 'bring', step }));
  }

  refresh(): void {
    // The rules went to the editor already.
  }

  giveBack(): Promise<void> {
    return Promise.resolve();
  }

  end(): Promise<void> {
    return Promise.resolve(this.#send({ type: 'watch', on: false }));
  }

  #send(message: MessageToEditor): void {
    this.#editor.send(message);
  }
}
