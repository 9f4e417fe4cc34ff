import type { SavedPicture } from '../../core/topology/drawing/pictureFormats.ts';
import type { MessageOf } from '../../protocol/messageMap.ts';
import type { MessageToPage } from '../../protocol/messages.ts';

/** What a learner's page shows around the player; sent whole after each change. */
export interface SeatView {
  readonly name: string;
  /** Opens this seat in another browser. */
  readonly seatCode: string;
  /** Asked before anything else can be done; null where nothing is. */
  readonly question: QuestionView | null;
  /** The learner asks for help. */
  readonly hand: boolean;
  /** What the teacher wrote, until it is closed. */
  readonly messages: readonly { readonly id: number; readonly text: string }[];
  /** The teacher looks at this page. */
  readonly watched: boolean;
  /** Whether the teacher types in it: `asked` waits for the learner's answer. */
  readonly control: 'none' | 'asked' | 'given';
  /** Nothing can be done until the teacher goes on. */
  readonly paused: boolean;
}

export interface QuestionView {
  readonly id: number;
  readonly what: string;
  readonly detail: string;
  /** The words of the button that says yes. */
  readonly yes: string;
}

/** Messages to a page of the class that shows a player. */
export interface ToSeatPage {
  player: { readonly message: MessageToPage };
  seat: { readonly view: SeatView };
  /** Said at the page's edge until it is closed. */
  notice: { readonly text: string };
  /** Given to the learner as a download; base64. */
  file: { readonly name: string; readonly media: string; readonly content: string };
  /** The picture of the network, of which the learner chooses a format. */
  picture: { readonly picture: SavedPicture };
  /** A page elsewhere, in a tab of its own. */
  open: { readonly url: string };
  /** A page of the class, in place of this one: a path from the class's root. */
  go: { readonly path: string };
}
export type MessageToSeatPage = MessageOf<ToSeatPage>;

/** Messages of such a page. */
export interface FromSeatPage {
  /** For the player, which guards it itself. */
  player: { readonly message: unknown };
  answer: { readonly question: number; readonly yes: boolean };
  hand: { readonly up: boolean };
  /** The learner has read a message. */
  close: { readonly message: number };
  /** The teacher asks to type, or stops; the learner agrees, or takes it back. */
  control: { readonly on: boolean };
}
export type MessageFromSeatPage = MessageOf<FromSeatPage>;
