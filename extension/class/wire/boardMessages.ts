import type { MachineView } from '../../protocol/playerView.ts';
import type { MessageOf } from '../../protocol/messageMap.ts';

/** Everything that the teacher's board shows; sent whole. */
export interface BoardView {
  readonly name: string;
  readonly code: string;
  readonly lessons: readonly BoardLesson[];
  readonly seats: readonly BoardSeat[];
  readonly paused: boolean;
  readonly solutionsLocked: boolean;
  readonly machines: { readonly running: number; readonly most: number; readonly waiting: number };
}

export interface BoardLesson {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    /** How many learners have achieved it. */
    readonly passed: number;
  }[];
  /** The first step that is not open yet; null where all are. */
  readonly lockedFrom: string | null;
  /** What is not right at most learners now, the commonest first. */
  readonly stuckOn: readonly {
    readonly step: string;
    readonly what: string;
    readonly seen: string;
    readonly learners: number;
  }[];
}

export interface BoardSeat {
  readonly id: number;
  readonly name: string;
  readonly seatCode: string;
  /** The lesson that the learner is in; null before the first. */
  readonly lesson: string | null;
  /** The id of the step that the learner is at; empty before the first lesson. */
  readonly current: string;
  /** In the lesson's order. */
  readonly steps: readonly ('achieved' | 'skipped' | 'open')[];
  /** The first check that fails at the learner's step; null where none does. Times are ISO 8601. */
  readonly stuck: { readonly what: string; readonly seen: string; readonly since: string } | null;
  readonly hints: number;
  readonly shown: number;
  /** Since when the hand is up; null where it is not. */
  readonly hand: string | null;
  readonly online: boolean;
  readonly machine: MachineView['phase'] | 'queued' | 'none';
}

export interface ToBoard {
  board: { readonly view: BoardView };
  notice: { readonly text: string };
}
export type MessageToBoard = MessageOf<ToBoard>;

/** What a teacher orders. `seat` null: all. */
export interface FromBoard {
  say: { readonly seat: number | null; readonly text: string };
  lowerHand: { readonly seat: number };
  /** A fresh machine; what was achieved stays achieved. */
  reset: { readonly seat: number };
  lock: { readonly lesson: string; readonly from: string | null };
  lockSolutions: { readonly on: boolean };
  /** Everybody in the lesson comes to this step; what is missing before it is run for them. */
  bring: { readonly lesson: string; readonly step: string };
  pause: { readonly on: boolean };
  /** Ends the class: its machines, and the hub. */
  end: object;
}
export type MessageFromBoard = MessageOf<FromBoard>;
