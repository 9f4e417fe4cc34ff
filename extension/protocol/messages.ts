import type { PlayerView } from './playerView.ts';

/** What the host tells the player. `view` is always whole; only terminals' bytes are streamed, and counted back. */
export interface ToPage {
  view: { readonly view: PlayerView };
  /** Draws a terminal anew from the host's own screen: after `ready`, and whenever the host has to. */
  terminalScreen: {
    readonly terminal: string;
    readonly columns: number;
    readonly rows: number;
    /** The escape sequences that draw the screen and its scrollback. */
    readonly data: string;
  };
  /** What the guest printed. The player answers with `printed` once xterm has shown it (flow control). */
  terminalOutput: { readonly terminal: string; readonly data: string };
  /** Puts the keyboard where a command of the palette wants it. */
  focus: { readonly pane: 'lesson' | 'terminal' | 'network'; readonly terminal?: string };
  /** Commands of the palette that act in the window. */
  perform: {
    readonly action: 'find' | 'copy' | 'paste' | 'fit-network' | 'next-terminal' | 'leave-terminal';
  };
}

/** What the player asks of the host: intents, never effects. */
export interface Intents {
  /** First message of a window, also of one that was reloaded: everything is sent again. */
  ready: object;
  run: { readonly block: string };
  /** Ctrl-C in the terminal, and wait for its prompt. */
  stop: { readonly terminal: string };
  check: { readonly step: string };
  /** Runs the step's commands for the learner; the host asks first. */
  solve: { readonly step: string };
  /** The host asks first. */
  skip: { readonly step: string };
  goTo: { readonly step: string };
  answer: { readonly block: string; readonly option: number };
  /** Shows a hidden solution. */
  reveal: { readonly block: string };
  /** A fresh machine; the host asks first. */
  reset: object;
  /** After `lost` or `stopped`: a new machine, and the steps that were done replayed. */
  rebuild: object;
  cancel: object;
  /** Shows what is missing on this computer. */
  doctor: object;
  keys: { readonly terminal: string; readonly data: string };
  resize: { readonly terminal: string; readonly columns: number; readonly rows: number };
  /** UTF-16 units of `terminalOutput` that xterm has shown. */
  printed: { readonly terminal: string; readonly length: number };
  newTerminal: { readonly host: string; readonly netns: string | null };
  closeTerminal: { readonly terminal: string };
  /** Opens the host in VS Code's own terminal. */
  openInEditor: { readonly host: string };
  /** A link of the lesson; the host opens http and https only. */
  openLink: { readonly url: string };
  /** Ids of two nodes of the picture. */
  walk: { readonly from: string; readonly to: string };
  offeredWalk: { readonly block: string };
  closeWalk: object;
  /** Writes what was captured on the walk into a file; the host asks where to. */
  saveCapture: object;
  /** Live decode of a link in a terminal. */
  capture: { readonly node: string };
  /** Measures the paths of a chart; while it measures, ends that. */
  measure: { readonly block: string };
  nextLesson: object;
  /** What went wrong in the window, for the log. */
  report: { readonly message: string };
}

export type MessageOf<Map> = { [K in keyof Map]: { readonly type: K } & Map[K] }[keyof Map];
export type MessageToPage = MessageOf<ToPage>;
export type Intent = MessageOf<Intents>;
/** One handler a message: a missing one does not compile. */
export type Handlers<Map> = { readonly [K in keyof Map]: (message: Map[K]) => void };
