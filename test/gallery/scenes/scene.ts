import type { Page } from 'playwright-core';
import type { MessageToPage, ShownPage } from '../../../extension/protocol/messages.ts';
import type {
  BlockView,
  PlayerView,
  StepView,
  TerminalView,
} from '../../../extension/protocol/playerView.ts';
import type { MessageToPreviewPage } from '../../../extension/protocol/previewMessages.ts';
import type { MessageToReviewPage } from '../../../extension/protocol/reviewMessages.ts';
import type { PageState } from '../../../extension/webview/pageState.ts';

/** One state of the page, and what of it is looked at. */
export interface Scene {
  /** Its address: `/scene/NAME/THEME`. */
  readonly name: string;
  readonly page?: ShownPage;
  /** Of the window, in pixels. */
  readonly width: number;
  readonly height: number;
  /** A selector of what it is about, which has to be shown; all of the page where absent. */
  readonly part?: string;
  /** What the window kept of its last time. */
  readonly state?: Partial<PageState>;
  readonly messages: readonly (MessageToPage | MessageToReviewPage | MessageToPreviewPage)[];
  /** A page that a class's hub serves, in place of the player in an editor; `told` comes over its WebSocket, `fixture` is what else it
   * shows that the class did not write. */
  readonly served?: {
    readonly html: () => string;
    readonly told?: readonly object[];
    readonly fixture?: unknown;
  };
  /** What a learner does; in the test, and not where somebody looks at the scene. */
  readonly act?: (page: Page) => Promise<void>;
}

/** A lesson of no steps on a machine that runs; `change` says what is different. */
export function playerView(change: Partial<PlayerView> = {}): PlayerView {
  return {
    lesson: {
      ...{ id: 'sample', title: 'A switch made of software', summary: '', minutes: 20, hosts: ['vm'] },
      ...{ language: 'en', untranslated: 0 },
    },
    machine: { phase: 'running', message: '', fraction: null, backend: 'QEMU · 768 MB', failure: null },
    intro: [],
    steps: [],
    terms: [],
    current: '',
    terminals: [],
    ...{ fault: null, hasFaults: false },
    network: null,
    walk: null,
    languages: [],
    settings: {
      language: 'en',
      fontFamily: 'Gallery Mono',
      fontSize: 13,
      lineHeight: 1,
      cursorStyle: 'block',
      cursorBlink: false,
      screenReader: false,
      leaveKey: 'Ctrl+F6',
    },
    ...change,
  };
}

export function step(id: string, change: Partial<StepView> = {}): StepView {
  return {
    id,
    title: `The step ${id}`,
    achieved: false,
    trueNow: null,
    couldNotCheck: false,
    skipped: false,
    checking: false,
    solving: false,
    blocks: [],
    differences: null,
    looksLike: null,
    ...change,
  };
}

export function terminal(id: string, change: Partial<TerminalView> = {}): TerminalView {
  return { id, host: 'vm', title: `${id} (vm)`, state: 'idle', commandLine: '', ...change };
}

export function message(view: PlayerView): MessageToPage {
  return { type: 'view', view };
}

/** Blocks in the lesson's column, in the step that the learner is at. */
export function blockScene(name: string, height: number, blocks: readonly BlockView[]): Scene {
  const view = playerView({ steps: [step('here', { title: name, blocks })], current: 'here' });
  return {
    name,
    width: 1240,
    height,
    part: '.step-body > .blocks',
    messages: [message(view)],
  };
}
