import type { Handlers } from '../protocol/messageMap.ts';
import type { ToPage } from '../protocol/messages.ts';

/** What a tab shows, hidden until there is something to see, and what it does with the host's messages. */
export interface Page {
  readonly element: HTMLElement;
  readonly handlers: Partial<Handlers<ToPage>>;
}
