import type { MessageOf } from './messageMap.ts';
import type { PlayerView } from './playerView.ts';

/** Messages to the page. `view` is always whole; only terminals' output is streamed, and acknowledged. */
export interface ToPage {
  view: { readonly view: PlayerView };
  /** Draws a terminal again from the player's own screen: after `ready`, and whenever the player has to. */
  terminalScreen: {
    readonly terminal: string;
    readonly columns: number;
    readonly rows: number;
    /** The escape sequences that draw the screen and its scrollback. */
    readonly data: string;
  };
  /** The guest's output. The page replies with `printed` once xterm has shown it (flow control). */
  terminalOutput: { readonly terminal: string; readonly data: string };
  /** Moves the focus for a command of the palette. */
  focus: { readonly pane: 'lesson' | 'terminal' | 'network'; readonly terminal?: string };
  /** Commands of the palette that act in the page. */
  perform: {
    readonly action: 'find' | 'copy' | 'paste' | 'fit-network' | 'next-terminal' | 'leave-terminal';
  };
  /** Draws an SVG element in pixels. The player's page replies with `rasterized`. */
  rasterize: { readonly svg: string };
}

export type MessageToPage = MessageOf<ToPage>;

/** The whole player, or its network alone. */
export type PageName = 'player' | 'network';

/** The pages of our script: those of a player, the review, and the preview of a lesson that is being written. */
export type ShownPage = PageName | 'review' | 'preview';
