import type { Failure } from '../core/failure/failure.ts';
import type { FaultView } from './faultView.ts';
import type { BuildSite } from './networkChange.ts';
import type { ProblemView } from './problemView.ts';

/** What the lesson's pane shows: the text with its steps and results. */
export type LessonPaneView = Pick<
  PlayerView,
  'lesson' | 'intro' | 'steps' | 'terms' | 'current' | 'fault' | 'hasFaults'
>;

/**
 * Everything that the player shows, as plain data. The player sends all of it after each change; the page draws it and
 * keeps only its own state (sizes of panes, scroll positions).
 * The player makes fields named `…Html` with markdown-it, raw HTML off, so they hold no script and no handler.
 */
export interface PlayerView {
  readonly lesson: LessonView;
  readonly machine: MachineView;
  /** Blocks before the first step. */
  readonly intro: readonly BlockView[];
  readonly steps: readonly StepView[];
  /** The terms of the glossary that the prose marks: an element with the id of one as `data-term`. */
  readonly terms: readonly TermView[];
  /** The id of the step that the learner is at. */
  readonly current: string;
  readonly terminals: readonly TerminalView[];
  /** A fault that is hidden in the machine, or was; null where none is. */
  readonly fault: FaultView | null;
  /** Whether the lesson has faults to find. */
  readonly hasFaults: boolean;
  readonly network: NetworkView | null;
  readonly walk: WalkView | null;
  readonly settings: PlayerSettings;
  /** What the learner can choose: Patchbay's languages, and the lesson's. */
  readonly languages: readonly LanguageView[];
}

export interface LessonView {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** About how long it takes. */
  readonly minutes: number;
  readonly hosts: readonly string[];
  /** That its words are in: `en`, `zh-cn`. */
  readonly language: string;
  /** How many parts of it are in English because they are not translated. */
  readonly untranslated: number;
}

export interface TermView {
  readonly id: string;
  readonly name: string;
  /** One or two sentences; plain text. */
  readonly text: string;
  /** Where to read more: `veth(4)`. */
  readonly source: string;
}

export interface LanguageView {
  readonly id: string;
  /** In that language. */
  readonly name: string;
}

export interface MachineView {
  /** `lost`: it died or was killed; progress is kept and `rebuild` brings the learner back. */
  readonly phase: 'starting' | 'running' | 'resetting' | 'replaying' | 'stopped' | 'lost';
  /** The work under way, for people; empty while running. */
  readonly message: string;
  /** 0 to 1 where it is known. */
  readonly fraction: number | null;
  /** For people, such as `QEMU · 768 MB`. */
  readonly backend: string;
  readonly failure: Failure | null;
}

export interface StepView {
  readonly id: string;
  readonly title: string;
  /** All checks passed once. */
  readonly achieved: boolean;
  /** Whether all checks passed when they last ran; null where they did not run. */
  readonly trueNow: boolean | null;
  /** Some check could not run. */
  readonly couldNotCheck: boolean;
  readonly skipped: boolean;
  readonly checking: boolean;
  /** Show me how: its commands are being run for the learner. */
  readonly solving: boolean;
  readonly blocks: readonly BlockView[];
  /** Where the network is otherwise than the lesson's own: of the learner's step, when all is right; null for nowhere. */
  readonly differences: DifferencesView | null;
  /** `This looks like “left down”: …`: of the learner's step, where its checks fail as in a known mistake; null for none. */
  readonly looksLike: string | null;
}

export interface DifferencesView {
  /** `Passed. Your network differs from the lesson's in 2 places.` */
  readonly title: string;
  readonly places: readonly DifferenceView[];
}

export interface DifferenceView {
  /** `more: red: eth0, veth to vm, has 172.21.22.23/24`. */
  readonly text: string;
  /** The id of the node in the picture; null for none. */
  readonly node: string | null;
}

export type BlockView =
  | ProseView
  | RunView
  | StopView
  | OutputView
  | QuizView
  | ChecksView
  | LookView
  | WalkOfferView
  | ChartView
  | ProblemView;

export interface ProseView {
  readonly kind: 'prose';
  readonly html: string;
}

export interface RunView {
  readonly kind: 'run';
  /** Unique in the lesson. */
  readonly id: string;
  readonly code: string;
  readonly terminal: string;
  readonly host: string;
  /** A task's solution: not shown until `revealed`. */
  readonly hidden: boolean;
  readonly revealed: boolean;
  /** The last command keeps running until it is stopped. */
  readonly stays: boolean;
  /** `running` also covers a program that stays. */
  readonly status: 'ready' | 'running' | 'done' | 'failed';
  /** For people, where it failed. */
  readonly why: string | null;
}

/** Ctrl-C in a terminal. */
export interface StopView {
  readonly kind: 'stop';
  readonly id: string;
  readonly terminal: string;
  readonly text: string;
  /** `idle`: no program runs there. `ready`: one runs, and can be stopped. `done`: it was stopped here. */
  readonly status: 'idle' | 'ready' | 'running' | 'done';
}

/** What a real run printed when the lesson was recorded. */
export interface OutputView {
  readonly kind: 'output';
  readonly text: string;
}

export interface QuizView {
  readonly kind: 'quiz';
  readonly id: string;
  readonly questionHtml: string;
  readonly options: readonly {
    readonly html: string;
    /** Known once the learner has chosen; null before. */
    readonly right: boolean | null;
    readonly whyHtml: string | null;
  }[];
  /** Index of the option that the learner chose. */
  readonly chosen: number | null;
  /** The first answer counts; there is no second one. */
  readonly once?: boolean;
}

/** Some of the step's checks, where the author put them. */
export interface ChecksView {
  readonly kind: 'checks';
  readonly checks: readonly CheckView[];
}

export interface CheckView {
  /** Of the step that it is a check of: an earlier one, for what is no longer true. */
  readonly id: string;
  readonly what: string;
  /** `unknown`: not looked at yet. `not-run`: it waits for another, which `seen` names. `error`: it could not run. */
  readonly status: 'unknown' | 'pass' | 'fail' | 'error' | 'not-run';
  readonly wanted: string;
  readonly seen: string;
  /** Those that are open, from a question to nearly the answer. */
  readonly hintsHtml: readonly string[];
  /** How many more the learner can open. */
  readonly moreHints: number;
  /** The packet that got no reply, of which the learner can follow the way; null where that is not why it fails. */
  readonly packet: CheckPacketView | null;
}

export interface CheckPacketView {
  readonly from: string;
  readonly to: string;
  readonly status: WalkOfferView['status'];
}

/** Points at nodes of the picture of the network. */
export interface LookView {
  readonly kind: 'look';
  readonly html: string;
  /** Ids of `NetworkView.nodes`. */
  readonly nodes: readonly string[];
}

/** A packet's way that the author proposes to follow. */
export interface WalkOfferView {
  readonly kind: 'walk';
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly html: string;
  readonly status: 'ready' | 'running' | 'done' | 'failed';
}

export interface ChartView {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  /** An SVG element that the player made. */
  readonly svg: string;
  /** The same as a table. Rates are in words: `553 Mbit/s`, or `not measured yet`. */
  readonly rows: readonly ChartRowView[];
  /** The heading of the column of other numbers; null where there are none. */
  readonly theirs: string | null;
  /** How to read the bars; empty where that is clear. */
  readonly note: string;
  /** The path that is being measured, or why one could not be; else empty. */
  readonly message: string;
  readonly running: boolean;
}

export interface ChartRowView {
  readonly path: string;
  readonly links: string;
  readonly here: string;
  readonly theirs: string;
}

export interface TerminalView {
  readonly id: string;
  readonly host: string;
  readonly title: string;
  /** `busy`: a command runs in it, `commandLine` says which. */
  readonly state: 'starting' | 'idle' | 'unfinished' | 'busy' | 'ended';
  readonly commandLine: string;
}

export interface NetworkView {
  /** One `<svg>` element that the player made; each NIC is a `g[data-node]` with tabindex, role and a title that names it. */
  readonly svg: string;
  /** The same as text. */
  readonly text: string;
  readonly nodes: readonly NetworkNodeView[];
  /** What changed since the step began, in words; empty where nothing did. */
  readonly changes: string;
  /** What could not be read and may be missing in the picture, in a sentence; empty where nothing is. */
  readonly unread: string;
  /** The text that the picture is narrowed to; empty where all of it is drawn. */
  readonly filter: string;
  /** By the id of each node in a closed box: the id of the node that is drawn instead. */
  readonly drawnInstead: Readonly<Record<string, string>>;
  /** What is unusual in the network, and often a mistake. */
  readonly unusual: readonly UnusualView[];
  /** Where the learner can add something by the picture: of a sandbox; empty in a lesson. */
  readonly sites: readonly BuildSite[];
}

export interface UnusualView {
  readonly what: string;
  readonly why: string;
  /** The command that shows it, for a terminal of `host`. */
  readonly command: string;
  readonly host: string;
  /** The node of the picture that it is about; null for none. */
  readonly node: string | null;
}

export interface NetworkNodeView {
  readonly id: string;
  readonly name: string;
  /** False for a program that holds a tun or tap: there is nothing to capture on. */
  readonly isLink: boolean;
  /** Its location in words: `eth0 in red on vm`. */
  readonly label: string;
  /** One fact a line, in the terms of ip-link(8). */
  readonly facts: readonly string[];
  /** The terminal host, and namespace, that it lives in; host is empty where no terminal can be opened there. */
  readonly host: string;
  readonly netns: string | null;
}

export interface WalkView {
  readonly title: string;
  readonly running: boolean;
  /** One sentence: answered, or where the packet was last seen. */
  readonly verdict: string;
  /** What proves the verdict's reason, a line each: a route, a rule with its counter, what the kernel says. */
  readonly evidence: readonly string[];
  readonly hops: readonly WalkHopView[];
  readonly failure: Failure | null;
}

export interface WalkHopView {
  /** Id of a node of the picture. */
  readonly node: string;
  readonly where: string;
  /** The packet as it was there: `ICMP echo request 10.0.0.1 → 10.0.0.2`. */
  readonly packet: string;
  /** What changed on the way here: `encapsulated: +50 bytes, VNI 42`. */
  readonly happened: string;
}

export interface PlayerSettings {
  /** The learner's: `en`, `zh-cn`. */
  readonly language: string;
  readonly fontFamily: string;
  /** Pixels. */
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly cursorStyle: 'block' | 'bar' | 'underline';
  readonly cursorBlink: boolean;
  readonly screenReader: boolean;
  /** The key that leaves a terminal, for people: `Ctrl+Shift+Escape`. */
  readonly leaveKey: string;
}
