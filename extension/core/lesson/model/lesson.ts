import type { CheckSpec } from '../../checks/checkKinds.ts';
import type { Glossary } from '../../glossary/glossary.ts';
import type { RateChart } from '../../rates/rateChart.ts';
import type { WalkProbe } from '../../walk/probe.ts';
import type { Translation } from '../translation/translation.ts';

/** A lesson's folder as bytes; `id` is the folder's name, paths are relative to it, with `/`. */
export interface LessonSource {
  readonly id: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Files of the folder that were not read; `lintLesson` names them. */
  readonly refused?: readonly RefusedFile[];
  /** The `glossary.yml` beside the folder. */
  readonly glossary?: Uint8Array;
}

/** `link-leaves`: a symbolic link out of the folder; `not-a-file`: a socket, a device, a pipe. */
export interface RefusedFile {
  readonly path: string;
  readonly why: 'link-leaves' | 'not-a-file' | 'too-deep' | 'unreadable';
}

/** Lines of lesson.md, 1-based, `endLine` included. */
export interface Span {
  readonly line: number;
  readonly endLine: number;
}

export interface ProseBlock extends Span {
  readonly kind: 'prose';
  /** Markdown as the author wrote it, plain code fences included; no step headings, no directives. */
  readonly markdown: string;
}

/** Commands for a terminal: `{run}`, or `{solution}` when `hidden`. */
export interface RunBlock extends Span {
  readonly kind: 'run';
  /** Shell commands without the last newline. */
  readonly code: string;
  readonly terminal: string;
  readonly host: string;
  /** True for a `{solution}`: not shown until the learner asks for it. */
  readonly hidden: boolean;
  /** The last command keeps running; then `until` is what it prints when it is ready. */
  readonly stays: boolean;
  readonly until: string | undefined;
  /** Some command in it is meant to exit with another code than 0. */
  readonly fails: boolean;
}

/** Ctrl-C in `terminal`; `text` is what the learner reads. */
export interface StopBlock extends Span {
  readonly kind: 'stop';
  readonly terminal: string;
  readonly text: string;
}

/** What the run block before it printed when the lesson was recorded. */
export interface OutputBlock extends Span {
  readonly kind: 'output';
  readonly text: string;
}

export interface QuizOption {
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
}

export interface QuizBlock extends Span {
  readonly kind: 'quiz';
  readonly question: string;
  readonly options: readonly QuizOption[];
}

/** One check fence. A step's `checks` joins all of its fences, in order. */
export interface ChecksBlock extends Span {
  readonly kind: 'checks';
  readonly checks: readonly CheckSpec[];
  /** The first line of each of them. */
  readonly checkLines: readonly number[];
}

/** Rates to measure and to compare. */
export interface ChartBlock extends Span {
  readonly kind: 'chart';
  readonly chart: RateChart;
}

/** A link to look at in the picture of the network. */
export interface LookBlock extends Span {
  readonly kind: 'look';
  readonly host: string;
  readonly netns: string | undefined;
  readonly link: string;
  /** Markdown: what to see there. */
  readonly text: string;
}

/** A packet's way to follow; locations are written as for `patchbay walk`. */
export interface WalkBlock extends Span {
  readonly kind: 'walk';
  readonly from: string;
  readonly to: string;
  readonly probe: WalkProbe;
  /** Markdown: why to follow it. */
  readonly text: string;
}

export type Block =
  | ProseBlock
  | RunBlock
  | StopBlock
  | OutputBlock
  | QuizBlock
  | ChecksBlock
  | ChartBlock
  | LookBlock
  | WalkBlock;

export interface Step {
  readonly id: string;
  readonly title: string;
  /** 1-based line of the heading. */
  readonly line: number;
  readonly blocks: readonly Block[];
  /** All checks of the step; `host` is filled in with the lesson's default host where the author left it out. */
  readonly checks: readonly CheckSpec[];
}

/** Where a drill begins: as the network is at the start of a step (`at`), or at its end (`after`). */
export interface DrillWorld {
  readonly step: string;
  readonly when: 'at' | 'after';
}

/**
 * One short task of `drills.md`, which a review asks: prose, one `{solution}`, why that is right, and checks. Its
 * lines are those of drills.md.
 */
export interface Drill extends Step {
  readonly world: DrillWorld;
  /** The step that teaches it: a review asks it once that is achieved. */
  readonly learned: string;
}

/** The line of lesson.md in which a check of a step begins; undefined where the step has no such check. */
export function checkLine({ blocks, checks }: Step, check: CheckSpec | undefined): number | undefined {
  const lines = blocks.flatMap((block) => (block.kind === 'checks' ? block.checkLines : []));
  return check && lines[checks.indexOf(check)];
}

/** A file that is copied into the lesson's folder in the VM. `path` is relative to `files/`. */
export interface LessonFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * `wrong/<step>--<name>.sh`: a plausible mistake that the checks of `step` must catch; or `right/<step>--<name>.sh`:
 * another right way, which they must accept. A proof runs it instead of the step's own commands.
 */
export interface Attempt {
  readonly step: string;
  readonly name: string;
  readonly script: string;
  /** What the author says of it, in the lesson's language; where it is absent, the comment at the script's beginning. */
  readonly words?: string;
  /** A regular expression over what a learner reads about it (`# says: /…/`). */
  readonly says?: string;
}

/** A mutant of a step's commands (`patchbay mutate`) that the checks may let pass (`mutants.yaml`). */
export interface JustifiedMutant {
  readonly step: string;
  /** Its name. */
  readonly mutant: string;
  readonly why: string;
}

/** What network the lesson's own commands leave (`network.txt`). */
export interface LessonNetworks {
  /** The fingerprint of the commands that it was written for. */
  readonly commands: string;
  /** Step id → the facts of the network after it, as `networkFacts` words them. */
  readonly after: ReadonlyMap<string, readonly string[]>;
}

/** A check that does not pass, and what it saw. */
export interface SeenCheck {
  /** `create/2`: the second check of the step `create` (`hintKey`). */
  readonly check: string;
  readonly status: 'fail' | 'error' | 'not-run';
  /** In English, without what is different in each run; empty where it did not fail, undefined where it is not known. */
  readonly seen: string | undefined;
}

/** What the checks of a step see in one state of the machine: all that do not pass, in order. */
export type Signature = readonly SeenCheck[];

/** What the checks see of each mistake that the lesson knows (`signatures.txt`). */
export interface LessonSignatures {
  /** The fingerprint of the commands, checks and wrong states that it was written for. */
  readonly of: string;
  /** `STEP`: right before that step; `STEP--NAME`: in that wrong state. */
  readonly states: ReadonlyMap<string, Signature>;
  /** The wrong states that packets show and that do not heal: faults that a learner can find. */
  readonly faults: ReadonlySet<string>;
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  /** Its position in a list of lessons, smallest first; lessons without one come last, by id. */
  readonly order: number | undefined;
  /** Never empty. `vm` is the machine itself. */
  readonly hosts: readonly string[];
  /** The first of the hosts, for blocks and checks that name none. */
  readonly defaultHost: string;
  /** What the machine must be able to do (`docker`). */
  readonly requires: readonly string[];
  /** The blocks before the first step, after the first-level heading. */
  readonly intro: readonly Block[];
  readonly steps: readonly Step[];
  /** The text of setup.sh. */
  readonly setup: string | undefined;
  readonly files: readonly LessonFile[];
  readonly wrong: readonly Attempt[];
  readonly right: readonly Attempt[];
  readonly networks?: LessonNetworks | undefined;
  readonly signatures?: LessonSignatures | undefined;
  readonly justifiedMutants?: readonly JustifiedMutant[];
  /** Those of `drills.md`, in its order. */
  readonly drills?: readonly Drill[];
  /** The drills' words in other languages. */
  readonly drillTranslations?: readonly Translation[];
  /** That its words are in: `en` as lesson.md is, or that of a translation. */
  readonly language: string;
  /** How many parts of it are in English because they are not translated, or the English was changed afterwards. */
  readonly untranslated: number;
  /** Its words in other languages. */
  readonly translations: readonly Translation[];
  /** Its SVG pictures, by their paths: their words are translated too. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The terms of the folder that it stands in. */
  readonly glossary?: Glossary;
}

export type ProblemSeverity = 'error' | 'warning';

/** Something to correct in a lesson. */
export interface Problem {
  /** Relative to the lesson's folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units as editors count. */
  readonly column: number;
  /** `PB409`: stable, of `problemKinds.ts`. */
  readonly code: string;
  readonly message: string;
  /** What to write instead. */
  readonly instead: string;
  readonly severity: ProblemSeverity;
}
