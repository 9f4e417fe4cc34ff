import type { ReadingPosition } from './lesson/readingPosition.ts';

/** The page's own state, kept while it is hidden and over a reload; nothing about the lesson's results. */
export interface PageState {
  /** Fractions of the available size: of the lesson's pane, of the terminals' pane, of the lesson where panes are stacked. */
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

/** The state of a new page. */
export const FRESH_PAGE: PageState = {
  lesson: 0.46,
  terminals: 0.58,
  stacked: 0.52,
  terminalShares: {},
  activeTerminal: null,
  stackedPane: 'terminals',
  reading: null,
  open: {},
};
