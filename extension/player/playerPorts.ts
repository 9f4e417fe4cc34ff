import type { LogTag } from '../core/log/log.ts';
import type { Machine, MachineRequirements, Operation, TerminalSize } from '../core/machine/machine.ts';
import type { ProgressStore } from '../core/session/lessonProgress.ts';
import type { SavedPicture } from '../core/topology/drawing/pictureFormats.ts';
import type { GraphLayout } from '../core/topology/drawing/layoutTopology.ts';
import type { Failure } from '../core/failure/failure.ts';

/** Where a lesson's machine comes from. */
export interface MachineSource {
  /** The id of a machine that runs for this lesson and that nobody else holds. */
  running(lesson: string, operation: Operation): Promise<string | undefined>;
  /** A machine that is not started yet. */
  create(
    requirements: Omit<MachineRequirements, 'internet'>,
    lesson: string,
    operation: Operation,
  ): Promise<Machine>;
  attach(id: string, operation: Operation): Promise<Machine>;
  /** Lets go of a machine, which goes on for a while so that a window that is reloaded finds it again. */
  leave(machine: Machine): void;
}

/** The sizes that terminals had in a window, by their ids; they outlive it. */
export interface TerminalSizes {
  load(): Readonly<Record<string, TerminalSize>>;
  save(sizes: Readonly<Record<string, TerminalSize>>): void;
}

export interface Question {
  readonly what: string;
  readonly detail: string;
  /** The words of the button that says yes. */
  readonly yes: string;
}

/** What the player asks of the window around it; the editor supplies it, unit tests supply their own. */
export interface PlayerPorts {
  readonly machines: MachineSource;
  readonly progress: ProgressStore;
  readonly layout: GraphLayout;
  readonly sizes: TerminalSizes;
  /** Runs long work with progress and Cancel where the learner sees them. */
  readonly work: <T>(title: string, task: (operation: Operation) => Promise<T>) => Promise<T>;
  /** Asks so that nothing else can be done before the answer. */
  confirm(question: Question): Promise<boolean>;
  /** Shows what went wrong, apart from the player. */
  showFailure(failure: Failure): void;
  /** Says what is good to know, with a way to the doctor; the same words only once. */
  advise(words: string): void;
  /** `tag`: the part of the player that speaks; `player` where absent. */
  log(message: string, tag?: LogTag): void;
  doctor(): void;
  /** Opens a host's shell outside of the page. */
  openInEditor(machine: Machine, host: string): void;
  openLink(url: string): void;
  /** Asks where to write a capture (pcapng). */
  saveCapture(bytes: Uint8Array): void;
  /** Asks where to write the picture, and in which format. */
  savePicture(picture: SavedPicture): void;
  nextLesson(): void;
  /** Keeps the learner's choice, and plays the lesson in that language. */
  chooseLanguage(language: string): void;
}
