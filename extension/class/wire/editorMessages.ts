import type { MessageOf } from '../../protocol/messageMap.ts';
import type { MessageToPage } from '../../protocol/messages.ts';
import type { MachineView } from '../../protocol/playerView.ts';
import type { BoardSeat } from './boardMessages.ts';
import type { ClassRules } from './classRules.ts';
import type { EventKind } from './eventKinds.ts';
import type { FromSeatPage, ToSeatPage } from './seatMessages.ts';

/** Where a learner is, in the lesson that their editor plays; sent whole after each change. Times are ISO 8601. */
export interface EditorState {
  readonly lesson: string;
  readonly current: string;
  readonly achieved: Readonly<Record<string, string>>;
  readonly skipped: Readonly<Record<string, string>>;
  readonly machine: MachineView['phase'];
  readonly stuck: BoardSeat['stuck'];
}

export interface EditorEvent {
  /** Grows from one to the next; no two of a learner have the same time `at`, so what comes twice is known by that. */
  readonly number: number;
  readonly lesson: string;
  readonly step: string;
  readonly kind: EventKind;
  readonly at: string;
}

/** Messages to the editor of a learner, which plays lessons itself. */
export interface ToEditor extends Pick<ToSeatPage, 'seat' | 'notice'> {
  /** What holds, and the ids of the class's lessons: an editor says nothing of others. */
  rules: { readonly rules: ClassRules; readonly lessons: readonly string[] };
  /** The hub has kept the events up to this one. */
  kept: { readonly number: number };
  /** The teacher looks at the player, or no longer. */
  watch: { readonly on: boolean };
  /** For the player, from the teacher's page; the player guards it itself. */
  page: { readonly message: unknown };
  /** The teacher's orders. */
  reset: object;
  bring: { readonly step: string };
}
export type MessageToEditor = MessageOf<ToEditor>;

/** Messages of such an editor. */
export interface FromEditor extends Pick<FromSeatPage, 'hand' | 'close' | 'control'> {
  /** Null: no lesson of this class is played. */
  state: { readonly state: EditorState | null };
  events: { readonly events: readonly EditorEvent[] };
  /** What the player shows, while the teacher looks. */
  page: { readonly message: MessageToPage };
}
export type MessageFromEditor = MessageOf<FromEditor>;

/** How many events one message may have. */
export const MAX_EVENTS = 100;
