import type { Handlers } from '../../protocol/messageMap.ts';
import type { ToPage } from '../../protocol/messages.ts';

/** A tab's content, made at the first view, and its reaction to the player's messages. */
export interface Page {
  readonly element: HTMLElement;
  readonly handlers: Partial<Handlers<ToPage>>;
}
