import type { NetworkChange } from './networkChange.ts';
import type { Handlers, MessageOf } from './messageMap.ts';
import type { ToPage } from './messages.ts';

/**
 * What a learner can ask for, with a button of the page or a command of the palette: intents, never effects. The player
 * asks first where something would be lost. Without `step`, an intent is about the learner's current step.
 */
export interface Intents {
  /** Continues on the lesson's running machine; else starts one, and replays the finished steps. */
  start: object;
  /** Continues on the lesson's running machine; starts none. */
  resume: object;
  /** A fresh machine; the player asks first. */
  reset: object;
  /** After `lost` or `stopped`: starts a new machine, and replays the finished steps. */
  rebuild: object;
  /** Cancels the work on the machine that is under way. */
  cancel: object;
  /** Ends the machine; the player stays open and says so. */
  end: object;
  /** Forgets the lesson's progress and starts it again; the player asks first. */
  forget: object;
  /** Shows what is missing on this computer. */
  doctor: object;

  run: { readonly block: string };
  /** Runs the first visible command of the step that was not run yet. */
  runNext: object;
  /** Ctrl-C in a terminal; without `terminal`, in each in which a command runs. */
  stop: { readonly terminal?: string };
  check: { readonly step?: string };
  /** Opens the next hint of a check, by its id. */
  hint: { readonly check: string };
  /** Runs the step's commands for the learner; the player asks first. */
  solve: { readonly step?: string };
  /** Brings the machine to where it was when the learner came to the step; the player asks first. */
  back: { readonly step?: string };
  /** Hides a fault in the lesson's network, for the learner to find; the player asks first. */
  findFault: { readonly level: 1 | 2 | 3 };
  /** Looks whether the fault is gone; with `giveUp`, what it is is told in any case. */
  checkFault: { readonly giveUp: boolean };
  /** Closes what is told of a fault that is over. */
  closeFault: object;
  /** Skips the step; the player asks first. */
  skip: { readonly step?: string };
  goTo: { readonly step: string };
  nextStep: object;
  previousStep: object;
  answer: { readonly block: string; readonly option: number };
  /** Shows a hidden solution. */
  reveal: { readonly block: string };
  nextLesson: object;
  /** Shows the lesson, and Patchbay itself, in another language from now on. */
  chooseLanguage: { readonly language: string };

  keys: { readonly terminal: string; readonly data: string };
  resize: { readonly terminal: string; readonly columns: number; readonly rows: number };
  /** UTF-16 units of `terminalOutput` that xterm has shown. */
  printed: { readonly terminal: string; readonly length: number };
  newTerminal: { readonly host: string; readonly netns: string | null };
  closeTerminal: { readonly terminal: string };
  /** Opens a terminal of the host outside the page. */
  openInEditor: { readonly host: string };
  /** Moves the focus to a part of the page. */
  focus: ToPage['focus'];
  /** An action that only the page can do. */
  perform: ToPage['perform'];

  /** Ids of two nodes of the picture. */
  walk: { readonly from: string; readonly to: string };
  offeredWalk: { readonly block: string };
  /** Follows the packet of a check that fails, by the check's id. */
  checkWalk: { readonly check: string };
  closeWalk: object;
  /** Saves the walk's packets in a file that the learner chooses. */
  saveCapture: object;
  /** Saves the picture of the network, as SVG, PNG, Mermaid or for draw.io, in a file that the learner chooses. */
  exportPicture: object;
  /** The picture in pixels, a PNG in base64; null where the page can't draw it. */
  rasterized: { readonly png: string | null };
  /** Draws only what has to do with a text; an empty one: everything. */
  filterPicture: { readonly text: string };
  /** Closes a host, namespace or VRF of the picture, or opens it again. */
  toggleBox: { readonly box: string };
  /** Draws the unused default devices of a namespace, or folds them away again. */
  toggleIdle: { readonly box: string };
  /** Live decode of a link in a terminal. */
  capture: { readonly node: string };
  /** Adds something to a sandbox's network or changes it: the command for it is typed in a terminal. */
  changeNetwork: NetworkChange;
  /** Measures the paths of a chart, or cancels a measurement that runs. */
  measure: { readonly block: string };

  /** A link of the lesson; http and https only. */
  openLink: { readonly url: string };
  /** An error in the page, for the log. */
  report: { readonly message: string };
}

export type Intent = MessageOf<Intents>;

/** A handler for each intent, which settles when the work is done. A missing one does not compile. */
export type IntentHandlers = Handlers<Intents, Promise<void> | void>;

/** What a page sends. */
export interface FromPage extends Intents {
  /** First message of a page, also of one that was reloaded: everything is sent again. */
  ready: object;
}

export type MessageFromPage = MessageOf<FromPage>;
