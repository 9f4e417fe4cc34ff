import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';
import type { MachineView } from '../../protocol/playerView.ts';
import type { Viewer } from '../../player/page/sharedPage.ts';
import type { BoardSeat } from '../wire/boardMessages.ts';

/** A lesson in play at a seat: on a machine of the class (HubPlay), or in the learner's own editor (EditorPlay). */
export interface SeatPlay {
  readonly lesson: Lesson;
  readonly progress: LessonProgress;
  /** The id of the step that the learner is at. */
  readonly current: string;
  readonly machine: MachineView['phase'];
  readonly stuck: BoardSeat['stuck'];
  /** Whether a machine of the class runs for it. */
  readonly usesMachine: boolean;
  /** Shows it to somebody too, until disposed. */
  join(viewer: Viewer): Disposable;
  /** What a viewer's page says, of whatever form; it may be done. */
  receive(viewer: Viewer, message: unknown): void;
  /** Why the learner may not do what they ask for; undefined where they may. */
  ask(message: unknown): string | undefined;
  /** The teacher's orders: a fresh machine, and a step to come to. */
  reset(): Promise<void>;
  bring(step: string): Promise<void>;
  /** Something that it is shown under is different. */
  refresh(): void;
  /** Ends a machine of the class; it can be played on. */
  giveBack(): Promise<void>;
  /** It is over. */
  end(): Promise<void>;
}
