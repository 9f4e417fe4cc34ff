import type { MessageFromPage } from '../protocol/intents.ts';
import type { PageState } from './pageState.ts';

/** How the page reaches its player, and saves its own state. Each host of the player implements it, in one file. */
export interface Transport<Message = MessageFromPage> {
  /** In the order in which they are sent; nothing is lost while the page is open. */
  readonly send: (message: Message) => void;
  /** Calls `listener` with all that arrives from now on, of whatever form: others may post to a page too. */
  readonly listen: (listener: (message: unknown) => void) => void;
  /** The state that this page saved last; undefined the first time. */
  readonly load: () => unknown;
  readonly save: (state: PageState) => void;
  /** Whether the host has terminals of its own, outside of the page. */
  readonly opensTerminals: boolean;
  /** Where the host's own list of lessons is; the header leads there. */
  readonly home?: HomeLink;
}

export interface HomeLink {
  readonly href: string;
  readonly label: string;
  readonly title: string;
}
