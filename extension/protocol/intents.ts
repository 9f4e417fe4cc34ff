import type { Handlers, MessageOf } from './messageMap.ts';
import type { ToPage } from './messages.ts';

/**
 * What a learner may want, by a button of the page or a command of the palette: intents, never effects. The player
 * asks the learner first where something would be lost. `step` is the one that the learner is at where none is named.
 */
export interface Intents {
  /** Goes on with the lesson's machine where one runs; else a new one, with the steps that were done replayed. */
  start: object;
  /** Goes on with the lesson's machine where one runs; starts none. */
  resume: object;
  /** A fresh machine; the player asks first. */
  reset: object;
  /** After `lost` or `stopped`: a new machine, and the steps that were done replayed. */
  rebuild: object;
  /** Gives up what the machine is being brought to. */
  cancel: object;
  /** Ends the machine; the player stays open and says so. */
  end: object;
  /** Begins the lesson as if it had never been played; the player asks first. */
  forget: object;
  /** Shows what is missing on this computer. */
  doctor: object;

  run: { readonly block: string };
  /** Runs the first visible command of the step that was not run yet. */
  runNext: object;
  /** Ctrl-C in a terminal; in each where a command runs where none is named. */
  stop: { readonly terminal?: string };
  check: { readonly step?: string };
  /** Runs the step's commands for the learner; the player asks first. */
  solve: { readonly step?: string };
  /** Goes on without the step; the player asks first. */
  skip: { readonly step?: string };
  goTo: { readonly step: string };
  nextStep: object;
  previousStep: object;
  answer: { readonly block: string; readonly option: number };
  /** Shows a hidden solution. */
  reveal: { readonly block: string };
  nextLesson: object;

  keys: { readonly terminal: string; readonly data: string };
  resize: { readonly terminal: string; readonly columns: number; readonly rows: number };
  /** UTF-16 units of `terminalOutput` that xterm has shown. */
  printed: { readonly terminal: string; readonly length: number };
  newTerminal: { readonly host: string; readonly netns: string | null };
  closeTerminal: { readonly terminal: string };
  /** Opens the lesson's host in a terminal outside of the page. */
  openInEditor: { readonly host: string };
  /** Puts the keyboard into a part of the page. */
  focus: ToPage['focus'];
  /** Something that only the page can do. */
  perform: ToPage['perform'];

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

  /** A link of the lesson; http and https only. */
  openLink: { readonly url: string };
  /** What went wrong in the page, for the log. */
  report: { readonly message: string };
}

export type Intent = MessageOf<Intents>;

/** What each intent does; settles when that is done. An intent that nothing handles does not compile. */
export type IntentHandlers = Handlers<Intents, Promise<void> | void>;

/** What a page sends. */
export interface FromPage extends Intents {
  /** First message of a page, also of one that was reloaded: everything is sent again. */
  ready: object;
}

export type MessageFromPage = MessageOf<FromPage>;
