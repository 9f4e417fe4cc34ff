import { expect, test } from 'vitest';
import type { FaultView } from '../../extension/protocol/faultView.ts';
import type {
  BlockView,
  CheckView,
  LessonPaneView,
  MachineView,
  PlayerSettings,
  PlayerView,
  RunView,
  StopView,
  TerminalView,
  WalkOfferView,
} from '../../extension/protocol/playerView.ts';
import type { ProblemView } from '../../extension/protocol/problemView.ts';
import type { PreviewView } from '../../extension/protocol/previewMessages.ts';
import { SCENES } from './scenes/scenes.ts';

const views = SCENES.flatMap(({ messages }) =>
  messages.flatMap((message): PlayerView[] => (message.type === 'view' ? [message.view] : [])),
);
const steps = views.flatMap((view) => view.steps);
const previews = SCENES.flatMap(({ messages }) =>
  messages.flatMap((message): PreviewView[] => (message.type === 'preview' ? [message.view] : [])),
);
const panes: LessonPaneView[] = [...views, ...previews.flatMap(({ lesson }) => lesson ?? [])];
const blocks = panes.flatMap((pane) => [...pane.intro, ...pane.steps.flatMap((step) => step.blocks)]);
const of = <Kind extends BlockView['kind']>(kind: Kind) =>
  blocks.filter((block): block is Extract<BlockView, { kind: Kind }> => block.kind === kind);

/** All members of a union: one that is added to the protocol, and not here, does not compile. */
function all<Union extends string>(members: Readonly<Record<Union, true>>): Union[] {
  return Object.keys(members).sort() as Union[];
}
const shown = (values: readonly string[]): string[] => [...new Set(values)].sort();

test.each<[string, string[], string[]]>([
  [
    'phase of the machine',
    all<MachineView['phase']>({
      ...{ starting: true, running: true, resetting: true, replaying: true, stopped: true, lost: true },
    }),
    views.map(({ machine }) => machine.phase),
  ],
  [
    'kind of block',
    all<BlockView['kind']>({
      ...{ prose: true, run: true, stop: true, output: true, quiz: true, checks: true, look: true },
      ...{ walk: true, chart: true, problem: true },
    }),
    blocks.map(({ kind }) => kind),
  ],
  [
    'status of a run',
    all<RunView['status']>({ ready: true, running: true, done: true, failed: true }),
    of('run').map(({ status }) => status),
  ],
  [
    'status of a stop',
    all<StopView['status']>({ idle: true, ready: true, running: true, done: true }),
    of('stop').map(({ status }) => status),
  ],
  [
    'status of a walk that is offered',
    all<WalkOfferView['status']>({ ready: true, running: true, done: true, failed: true }),
    of('walk').map(({ status }) => status),
  ],
  [
    'status of a check',
    all<CheckView['status']>({ unknown: true, pass: true, fail: true, error: true, 'not-run': true }),
    of('checks').flatMap(({ checks }) => checks.map(({ status }) => status)),
  ],
  [
    'phase of a search for a fault',
    all<FaultView['phase']>({
      ...{ hunting: true, looking: true, 'not-yet': true, repaired: true, 'given-up': true },
    }),
    views.flatMap(({ fault }) => fault?.phase ?? []),
  ],
  [
    'state of a terminal',
    all<TerminalView['state']>({ starting: true, idle: true, unfinished: true, busy: true, ended: true }),
    views.flatMap(({ terminals }) => terminals.map(({ state }) => state)),
  ],
  [
    'severity of a problem',
    all<ProblemView['severity']>({ error: true, warning: true }),
    of('problem').map(({ severity }) => severity),
  ],
  [
    'shape of the cursor',
    all<PlayerSettings['cursorStyle']>({ block: true, bar: true, underline: true }),
    views.map(({ settings }) => settings.cursorStyle),
  ],
])('every %s is in the gallery', (_what, wanted, found) => {
  expect(shown(found)).toEqual(wanted);
});

const checks = of('checks').flatMap(({ checks }) => checks);

/** What a field that is not a union can be. */
test.each<[string, readonly boolean[]]>([
  ['machine with and without a fraction', views.map(({ machine }) => machine.fraction !== null)],
  ['machine with and without a failure', views.map(({ machine }) => machine.failure !== null)],
  ['step achieved or not', steps.map(({ achieved }) => achieved)],
  ['step true now or not', steps.flatMap(({ trueNow }) => trueNow ?? [])],
  ['step looked at or not', steps.map(({ trueNow }) => trueNow === null)],
  ['step that could not be checked', steps.map(({ couldNotCheck }) => couldNotCheck)],
  ['step whose network differs, and not', steps.map(({ differences }) => differences !== null)],
  ['step that looks like a known mistake', steps.map(({ looksLike }) => looksLike !== null)],
  ['step skipped', steps.map(({ skipped }) => skipped)],
  ['step being checked', steps.map(({ checking }) => checking)],
  ['step being shown', steps.map(({ solving }) => solving)],
  ['solution hidden', of('run').map(({ hidden }) => hidden)],
  ['solution revealed', of('run').map(({ revealed }) => revealed)],
  ['program that stays', of('run').map(({ stays }) => stays)],
  ['quiz answered', of('quiz').map(({ chosen }) => chosen !== null)],
  [
    'answer that is right',
    of('quiz').flatMap(({ chosen, options }) => (chosen === null ? [] : (options[chosen]?.right ?? []))),
  ],
  ['hint of a check', checks.map(({ hintsHtml }) => hintsHtml.length > 0)],
  ['hint of a check that is not open yet', checks.map(({ moreHints }) => moreHints > 0)],
  ['check whose packet can be followed', checks.map(({ packet }) => packet !== null)],
  ['thing to look at that is there', of('look').map(({ nodes }) => nodes.length > 0)],
  ['chart that is measured', of('chart').map(({ running }) => running)],
  ['chart with other numbers', of('chart').map(({ theirs }) => theirs !== null)],
  ['lesson with faults to find', views.map(({ hasFaults }) => hasFaults)],
  ['picture of the network', views.map(({ network }) => network !== null)],
  ['changes of the network', views.flatMap(({ network }) => (network ? [network.changes !== ''] : []))],
  ['walk', views.map(({ walk }) => walk !== null)],
  ['walk that goes on', views.flatMap(({ walk }) => (walk ? [walk.running] : []))],
  ['walk that failed', views.flatMap(({ walk }) => (walk ? [walk.failure !== null] : []))],
  ['preview of a lesson that can be read', previews.map(({ unread }) => unread === '')],
  ['preview of a lesson that could be read once', previews.map(({ lesson }) => lesson !== null)],
  ['preview with errors', previews.map(({ errors }) => errors > 0)],
  ['preview with problems elsewhere', previews.map(({ elsewhere }) => elsewhere.length > 0)],
  ['screen reader', views.map(({ settings }) => settings.screenReader)],
])('both sides of "%s" are in the gallery', (_what, found) => {
  expect([...new Set(found)].sort()).toEqual([false, true]);
});

test('the names of scenes are their files, and no two are the same', () => {
  const names = SCENES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z-]*$/);
});
