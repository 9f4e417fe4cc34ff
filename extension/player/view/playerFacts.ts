import type { CheckSpec } from '../../core/checks/checkKinds.ts';
import type { CheckResult } from '../../core/checks/runChecks.ts';
import type { NetworkDifference } from '../../core/difference/compareNetworks.ts';
import type { Attempt, Lesson } from '../../core/lesson/model/lesson.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';
import type { FaultView } from '../../protocol/faultView.ts';
import type {
  MachineView,
  NetworkView,
  PlayerSettings,
  TerminalView,
  WalkOfferView,
  WalkView,
} from '../../protocol/playerView.ts';

/** What came of a command of the lesson that was run. */
export interface BlockStatus {
  readonly status: 'running' | 'done' | 'failed';
  readonly why: string | null;
}

/** The last result of each check that was looked at. */
export type CheckResults = ReadonlyMap<CheckSpec, CheckResult>;

/** How the measuring of one chart is. */
export interface MeasurementStatus {
  readonly running: boolean;
  /** What is measured now, or what was not and why. */
  readonly message: string;
}

/** What a session has to show. */
export interface SessionFacts {
  readonly results: CheckResults;
  /** Where the network is otherwise than the lesson's own, by the last look at a step. */
  readonly differences: (step: string) => readonly NetworkDifference[];
  /** The mistake that a step looks like, by the last look at it. */
  readonly looksLike: (step: string) => Attempt | undefined;
  /** The step whose checks run now. */
  readonly checking: string | undefined;
  readonly solving: string | undefined;
  /** Of a run or stop block that was run; undefined otherwise. */
  readonly status: (block: string) => BlockStatus | undefined;
  readonly network: NetworkView | null;
  readonly walk: WalkView | null;
  /** How the walk is that a block, or a check, offers. */
  readonly offered: (block: string) => WalkOfferView['status'];
  /** How the measuring of a block's chart is. */
  readonly measurement: (block: string) => MeasurementStatus;
}

/** All that is known of one lesson being played. */
export interface PlayerFacts extends SessionFacts {
  readonly lesson: Lesson;
  readonly machine: MachineView;
  readonly progress: LessonProgress;
  /** The id of the step that the learner is at. */
  readonly current: string;
  readonly fault: FaultView | null;
  readonly revealed: ReadonlySet<string>;
  readonly terminals: readonly TerminalView[];
  readonly settings: PlayerSettings;
}

export const NOT_MEASURED: MeasurementStatus = { running: false, message: '' };

/** Before the first session. */
export const NO_SESSION: SessionFacts = {
  results: new Map(),
  differences: () => [],
  looksLike: () => undefined,
  checking: undefined,
  solving: undefined,
  status: () => undefined,
  network: null,
  walk: null,
  offered: () => 'ready',
  measurement: () => NOT_MEASURED,
};
