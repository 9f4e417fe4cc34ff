import type { Event } from '../../core/lifetime/emitter.ts';
import type { MessageToPage } from '../../protocol/messages.ts';

/** How the player reaches a page that shows it. Each host has its own: a webview's messages, a socket, a worker. */
export interface PageTransport {
  send(message: MessageToPage): void;
  /** What came from the page, of whatever form: it is not trusted. */
  readonly onMessage: Event<unknown>;
  /** The page is hidden or closed, and no longer shows anything; it says `ready` when it is back. */
  readonly onGone: Event<void>;
  /** Where the page finds a picture of the lesson's folder; undefined where it can't. */
  picture(path: string): string | undefined;
}
