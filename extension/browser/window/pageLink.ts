import { Emitter } from '../../core/lifetime/emitter.ts';
import type { MessageToPage } from '../../protocol/messages.ts';
import type { PageTransport } from '../../player/page/pageTransport.ts';
import type { Transport } from '../../webview/transport.ts';
import { readKept, keep } from './keptText.ts';

/** The two ends between a player and its page in the same window. */
export interface PageLink {
  readonly page: Transport;
  readonly player: PageTransport;
  /** What the player sends, as it does. */
  readonly onSent: (listener: (message: MessageToPage) => void) => void;
}

/** `pictures`: the address of the lesson's folder; `state`: the name under which the page's own state is kept. */
export function pageLink(pictures: URL, state: string): PageLink {
  const toPlayer = new Emitter<unknown>();
  const toPage = new Emitter<MessageToPage>();
  // Later, as every other host delivers: nobody finds themselves called in the middle of a call.
  const later = <T>(emitter: Emitter<T>, message: T): void => queueMicrotask(() => emitter.fire(message));
  return {
    page: {
      send: (message) => later(toPlayer, message),
      listen: (listener) => void toPage.event(listener),
      load: () => readKept(state),
      save: (value) => keep(state, value),
      opensTerminals: false,
    },
    player: {
      send: (message) => later(toPage, message),
      onMessage: toPlayer.event,
      // The page is there as long as its player.
      onGone: () => ({ dispose: () => undefined }),
      picture: (path) => new URL(path.split('/').map(encodeURIComponent).join('/'), pictures).href,
    },
    onSent: (listener) => void toPage.event(listener),
  };
}
