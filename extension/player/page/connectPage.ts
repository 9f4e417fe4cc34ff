import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import type { Intent } from '../../protocol/intents.ts';
import { guardMessage } from './messageGuard.ts';
import type { PageTransport } from './pageTransport.ts';

/** What comes of what a page says. */
export interface PageEvents {
  /** The page is there, and knows nothing yet. */
  open(): void;
  /** The page is gone, or was never there. */
  close(): void;
  receive(intent: Intent): Promise<void>;
  log(message: string): void;
}

/** Listens to a page until disposed. Every message of a page is guarded here, whatever host it came through. */
export function connectPage(events: PageEvents, page: PageTransport): Disposable {
  const store = new DisposableStore();
  store.add({ dispose: () => events.close() });
  store.add(
    page.onMessage((value) => {
      const message = guardMessage(value);
      if (!message) events.log(`A message of the player's page was refused: ${shown(value)}`);
      else if (message.type === 'ready') events.open();
      else
        void events
          .receive(message)
          .catch((error: unknown) => events.log(`${message.type}: ${String(error)}`));
    }),
  );
  store.add(page.onGone(() => events.close()));
  return store;
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 200);
  } catch {
    return typeof value;
  }
}
