import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { PlayerPorts } from '../../player/playerPorts.ts';
import type { ElsewhereStore } from '../store/elsewhereStore.ts';
import type { RuleStore } from '../store/ruleStore.ts';
import type { EventLog } from '../store/eventLog.ts';
import type { MessageStore } from '../store/messageStore.ts';
import type { SeatStore } from '../store/seatStore.ts';
import type { MessageToEditor } from '../wire/editorMessages.ts';
import type { MessageToSeatPage } from '../wire/seatMessages.ts';
import type { Viewer } from '../../player/page/sharedPage.ts';

/** A page of the class that shows a seat's player. */
export interface SeatPage {
  readonly role: Viewer['role'];
  send(message: MessageToSeatPage): void;
}

/** A window of the learner's own editor, which plays lessons itself. */
export interface EditorPage {
  send(message: MessageToEditor): void;
}

/** What a seat has of the class. */
export interface SeatParts {
  readonly store: SeatStore;
  readonly messages: MessageStore;
  readonly events: EventLog;
  readonly rules: RuleStore;
  readonly machines: PlayerPorts['machines'];
  readonly progress: PlayerPorts['progress'];
  readonly elsewhere: ElsewhereStore;
  readonly layout: PlayerPorts['layout'];
  /** A lesson of the class, with the one after it; undefined where there is no such. */
  readonly lesson: (id: string) => { readonly lesson: Lesson; readonly next: string | undefined } | undefined;
  /** The ids of all of them. */
  readonly lessons: readonly string[];
  /** The address of a lesson's picture. */
  readonly picture: (lesson: string, path: string) => string;
  readonly language: string;
  readonly log: PlayerPorts['log'];
  /** In milliseconds. */
  readonly now: () => number;
}
