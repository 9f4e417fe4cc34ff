import type { ReadingPosition } from './lesson/readingPosition.ts';
import type { Intent } from '../protocol/messages.ts';

/** What is the window's own, and is there again after a reload or a hidden time: never the lesson's truth. */
export interface PageState {
  /** Fractions of the room: of the lesson's pane, of the terminals' pane, of the lesson where panes are stacked. */
  readonly lesson: number;
  readonly terminals: number;
  readonly stacked: number;
  /** Of each terminal beside its neighbours, by id. */
  readonly terminalShares: Readonly<Record<string, number>>;
  readonly activeTerminal: string | null;
  readonly stackedPane: 'terminals' | 'network';
  readonly reading: ReadingPosition | null;
  /** Steps that the learner opened or closed by hand. */
  readonly open: Readonly<Record<string, boolean>>;
}

const FRESH: PageState = {
  lesson: 0.46,
  terminals: 0.58,
  stacked: 0.52,
  terminalShares: {},
  activeTerminal: null,
  stackedPane: 'terminals',
  reading: null,
  open: {},
};

interface VsCodeApi {
  readonly postMessage: (message: Intent) => void;
  readonly getState: () => unknown;
  readonly setState: (state: PageState) => void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** What every part may do: tell the host, remember something of the window, say something aloud. */
export interface PageContext {
  readonly send: (message: Intent) => void;
  readonly state: PageState;
  readonly remember: (change: Partial<PageState>) => void;
  /** For screen readers; politely. */
  readonly announce: (text: string) => void;
}

export function openPage(liveRegion: HTMLElement): PageContext {
  const api = acquireVsCodeApi();
  const stored = api.getState();
  let state: PageState = { ...FRESH, ...(typeof stored === 'object' ? stored : null) };
  return {
    send: (message) => api.postMessage(message),
    get state() {
      return state;
    },
    remember: (change) => {
      state = { ...state, ...change };
      api.setState(state);
    },
    announce: (text) => {
      // The same words twice are spoken twice only if the region was empty in between.
      liveRegion.textContent = '';
      requestAnimationFrame(() => (liveRegion.textContent = text));
    },
  };
}
