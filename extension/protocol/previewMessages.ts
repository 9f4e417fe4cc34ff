import type { FromPage } from './intents.ts';
import type { MessageOf } from './messageMap.ts';
import type { LessonPaneView } from './playerView.ts';
import type { ProblemView } from './problemView.ts';

/** Everything that the preview of a lesson shows; sent whole after each change. */
export interface PreviewView {
  /** The author's: `en`, `zh-cn`. */
  readonly language: string;
  /** The lesson as a learner reads it, with problems among its blocks. Null where its text could not be read yet. */
  readonly lesson: LessonPaneView | null;
  /**
   * The line of the document, 1-based, of each piece of the page in its order: the title, the blocks before the first step,
   * then the heading and the blocks of each step. No line is smaller than the one before.
   */
  readonly lines: readonly number[];
  /** How many problems the lesson has, in all of its files. */
  readonly errors: number;
  readonly warnings: number;
  /** Those that have no place in the text: in the front matter, or in another file. */
  readonly elsewhere: readonly ProblemView[];
  /** Why `lesson` is not what the document says now, in a sentence or two; empty where it is. */
  readonly unread: string;
}

export interface ToPreviewPage {
  preview: { readonly view: PreviewView };
  /** Brings a line of the document to the upper edge; a line has fractions. */
  scrollTo: { readonly line: number };
}

/** What a preview's page sends, where it is not the player's. */
export interface PreviewIntents {
  /** The author has scrolled the page: the line at its upper edge, with fractions. */
  scrolled: { readonly line: number };
  /** Plays the lesson from the start of a step. */
  play: { readonly step: string };
}

export type MessageToPreviewPage = MessageOf<ToPreviewPage>;
export type MessageFromPreviewPage = MessageOf<
  PreviewIntents & Pick<FromPage, 'ready' | 'answer' | 'reveal' | 'openLink' | 'report'>
>;
