import type { Intent } from '../protocol/intents.ts';
import { FRESH_PAGE, type PageState } from './pageState.ts';
import type { HomeLink, Transport } from './transport.ts';

/** What every part may do: send the learner's intents, remember the page's own state, and announce something. */
export interface PageContext {
  readonly send: (intent: Intent) => void;
  readonly state: PageState;
  readonly remember: (change: Partial<PageState>) => void;
  /** Whether the host has terminals of its own, outside of the page. */
  readonly opensTerminals: boolean;
  readonly home: HomeLink | undefined;
  /** For screen readers; politely. */
  readonly announce: (text: string) => void;
}

/** Restores the page's own state; announcements go into `liveRegion`. */
export function openPage(transport: Transport, liveRegion: HTMLElement): PageContext {
  const stored = transport.load();
  let state: PageState = { ...FRESH_PAGE, ...(typeof stored === 'object' ? stored : null) };
  return {
    send: (intent) => transport.send(intent),
    get state() {
      return state;
    },
    remember: (change) => {
      state = { ...state, ...change };
      transport.save(state);
    },
    opensTerminals: transport.opensTerminals,
    home: transport.home,
    announce: (text) => {
      // A screen reader repeats the same words only if the region was empty in between.
      liveRegion.textContent = '';
      requestAnimationFrame(() => (liveRegion.textContent = text));
    },
  };
}
