import { expect, test } from 'vitest';
import type { CheckResult } from '../../../extension/core/checks/runChecks.ts';
import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { buildView } from '../../../extension/player/view/buildView.ts';
import type { PlayerFacts } from '../../../extension/player/view/playerFacts.ts';
import type { NetworkNamespace } from '../../../extension/core/state/networkState.ts';
import type {
  BlockView,
  ChecksView,
  PlayerView,
  TerminalView,
} from '../../../extension/protocol/playerView.ts';
import { fence, head } from '../lesson/lessonSource.ts';
import { lessonOf } from './fakeMachine.ts';
import { playerFacts } from './playerFacts.ts';

const lesson = lessonOf(
  [
    `${head}# A switch\nProse.\n\n## Listen {#listen}\n`,
    fence('bash {run stays terminal=left until="listening"}', 'tcpdump -i br0'),
    fence('yaml {check}', '- what: br0 is up', '  link: br0', '  up: true'),
    fence('text {stop terminal=left}', 'Stop tcpdump.'),
    fence('yaml {check}', '- what: br1 is up', '  link: br1', '  up: true'),
    fence(
      'yaml {quiz}',
      'question: Which?',
      'options:',
      '- text: one',
      '  why: no',
      '- text: two',
      '  right: true',
      '  why: yes',
    ),
    '## Alone {#alone}\n',
    fence('bash {solution terminal=left}', 'ip link add br0 type bridge'),
    fence('yaml {check}', '- what: br0 is there', '  link: br0'),
  ].join('\n'),
);

const facts = playerFacts(lesson);
const view = (change: Partial<PlayerFacts>): PlayerView =>
  buildView({ ...facts, ...change }, proseRenderer({ picture: () => undefined }));
const result = (status: CheckResult['status']): CheckResult => ({
  ...{ what: '', status, wanted: 'up', seen: 'down', ms: 1 },
});
/** These results of the first step's checks, in their order. */
const resultsOf = (...results: (CheckResult | undefined)[]): PlayerFacts['results'] =>
  new Map(
    results.flatMap((one, index) =>
      one === undefined ? [] : [[lesson.steps[0]!.checks[index]!, one] as const],
    ),
  );
const blockOf = (shown: PlayerView, kind: BlockView['kind'], nth = 0): BlockView | undefined =>
  shown.steps.flatMap(({ blocks }) => blocks).filter((block) => block.kind === kind)[nth];
const terminal = (state: TerminalView['state']): TerminalView => ({
  ...{ id: 'left', host: 'vm', title: 'left (vm)', state, commandLine: '' },
});

test('a step is true only when all of its checks were looked at and pass', () => {
  const trueNow = (...results: (CheckResult | undefined)[]): boolean | null | undefined =>
    view({ results: resultsOf(...results) }).steps[0]?.trueNow;
  expect(trueNow()).toBeNull();
  expect(trueNow(result('pass'), undefined)).toBeNull();
  expect(trueNow(result('pass'), result('fail'))).toBe(false);
  expect(trueNow(result('pass'), result('pass'))).toBe(true);
});

test('a check that could not run is not a failed one, and says so for its step', () => {
  const shown = view({ results: resultsOf(result('error'), result('pass')) });
  expect(shown.steps[0]?.couldNotCheck).toBe(true);
  expect(shown.steps[1]?.couldNotCheck).toBe(false);
});

test('each check of a step has its own result, in whichever of its fences it stands', () => {
  const shown = view({ results: resultsOf(result('fail'), result('pass')) });
  expect(blockOf(shown, 'checks', 0)).toMatchObject({ checks: [{ what: 'br0 is up', status: 'fail' }] });
  expect(blockOf(shown, 'checks', 1)).toMatchObject({ checks: [{ what: 'br1 is up', status: 'pass' }] });
  expect(blockOf(shown, 'checks', 2)).toMatchObject({
    checks: [{ what: 'br0 is there', status: 'unknown' }],
  });
});

test('Stop can be pressed as long as something runs in its terminal', () => {
  const done = (): { status: 'done'; why: null } => ({ status: 'done', why: null });
  const stop = (change: Partial<PlayerFacts>): BlockView | undefined => blockOf(view(change), 'stop');
  expect(stop({ terminals: [terminal('idle')] })).toMatchObject({ status: 'idle' });
  expect(stop({ terminals: [terminal('busy')] })).toMatchObject({ status: 'ready' });
  expect(stop({ terminals: [terminal('unfinished')] })).toMatchObject({ status: 'ready' });
  expect(stop({ terminals: [terminal('idle')], status: done })).toMatchObject({ status: 'done' });
  expect(stop({ terminals: [terminal('busy')], status: done })).toMatchObject({ status: 'ready' });
  expect(stop({ status: () => ({ status: 'running', why: null }) })).toMatchObject({ status: 'running' });
});

test('the right answer of a quiz is shown only after one was chosen, and an answer to another quiz is forgotten', () => {
  const quiz = (answers: Record<string, number>): BlockView | undefined =>
    blockOf(view({ progress: { ...noProgress('sample'), answers } }), 'quiz');
  const id = (quiz({}) as { id: string }).id;
  expect(quiz({})).toMatchObject({ chosen: null, options: [{ right: null }, { right: null }] });
  expect(quiz({ [id]: 0 })).toMatchObject({ chosen: 0, options: [{ right: false }, { right: true }] });
  expect(quiz({ [id]: 7 })).toMatchObject({ chosen: null, options: [{ right: null }, { right: null }] });
});

test('a solution stays hidden until it is asked for', () => {
  const id = (blockOf(view({}), 'run', 1) as { id: string }).id;
  expect(blockOf(view({}), 'run', 1)).toMatchObject({ hidden: true, revealed: false });
  expect(blockOf(view({ revealed: new Set([id]) }), 'run', 1)).toMatchObject({ revealed: true });
});

test("where the network differs is said of the learner's step when all of it is true, with the node to look at", () => {
  const space = { host: 'vm', name: 'red', inode: 2 } as NetworkNamespace;
  const fact = { text: '', space, link: 'eth0' };
  const differences = () => [
    { kind: 'more' as const, text: 'red: eth0, veth to vm, has 172.21.22.23/24', fact },
    { kind: 'missing' as const, text: 'vm: net.ipv4.ip_forward is 1', fact: null },
  ];
  const passed = resultsOf(result('pass'), result('pass'));
  expect(view({ differences, results: passed }).steps.map((step) => step.differences)).toEqual([
    {
      title: "Passed. Your network differs from the lesson's in 2 places.",
      places: [
        { text: 'more: red: eth0, veth to vm, has 172.21.22.23/24', node: 'vm/red|eth0' },
        { text: 'missing: vm: net.ipv4.ip_forward is 1', node: null },
      ],
    },
    null,
  ]);
  const failed = resultsOf(result('pass'), result('fail'));
  expect(view({ differences, results: failed }).steps[0]?.differences).toBeNull();
  expect(view({ results: passed }).steps[0]?.differences).toBeNull();
});

test("the mistake that the learner's step looks like is said while its checks fail", () => {
  const attempt = { step: '', name: 'left-down', script: '# Nobody switched it on.\nip link set br0 down\n' };
  const looksLike = () => attempt;
  const failed = resultsOf(result('fail'), result('pass'));
  expect(view({ looksLike, results: failed }).steps.map((step) => step.looksLike)).toEqual([
    'This looks like “left down”: Nobody switched it on.',
    null,
  ]);
  const passed = resultsOf(result('pass'), result('pass'));
  expect(view({ looksLike, results: passed }).steps[0]?.looksLike).toBeNull();
  const fault = { step: '', name: '', began: '', told: [], was: [], look: { host: '', command: '' } };
  const progress = { ...noProgress('sample'), fault };
  expect(view({ looksLike, results: failed, progress }).steps[0]?.looksLike).toBeNull();
});

test('of a check that waits for a reply, and fails, the packet can be followed', () => {
  const text = `${head}## One {#one}\n${fence(
    'yaml {check}',
    '- {what: far, reach: 10.0.0.1, from: red}',
    '- {what: nobody, reach: 10.0.0.9, blocked: true}',
    '- {what: br0 is there, link: br0}',
  )}`;
  const played = lessonOf(text);
  const packets = (status: CheckResult['status']) => {
    const results = new Map(played.steps[0]!.checks.map((check) => [check, result(status)]));
    const offered = (id: string) => (id === 'one/1' ? 'done' : 'ready');
    const shown = view({ lesson: played, current: 'one', results, offered });
    return (blockOf(shown, 'checks') as ChecksView).checks.map(({ packet }) => packet);
  };
  expect(packets('fail')).toEqual([{ from: 'vm:red', to: '10.0.0.1', status: 'done' }, null, null]);
  expect(packets('pass')).toEqual([null, null, null]);
});
