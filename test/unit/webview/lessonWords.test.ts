import { expect, test } from 'vitest';
import type { CheckView, PlayerView, StepView } from '../../../extension/protocol/playerView.ts';
import { describeChecks } from '../../../extension/webview/lesson/describeChecks.ts';
import { stepState } from '../../../extension/webview/lesson/stepState.ts';
import { acknowledge } from '../../../extension/webview/terminals/acknowledge.ts';

const step: StepView = {
  ...{ id: 'make', title: 'Make it', achieved: false, trueNow: null, couldNotCheck: false },
  ...{ skipped: false, checking: false, solving: false, blocks: [], differences: null, looksLike: null },
};
const check = (status: CheckView['status'], what = 'br0 is up'): CheckView => ({
  ...{ id: `one/${what}`, what, status, wanted: 'up', seen: 'down', hintsHtml: [], moreHints: 0 },
  packet: null,
});
const view = (change: Partial<StepView>, ...checks: CheckView[]): PlayerView =>
  ({
    current: 'make',
    steps: [{ ...step, ...change, blocks: [{ kind: 'checks', checks }] }],
  }) as unknown as PlayerView;

test.each([
  [{}, 'to do'],
  [{ solving: true, couldNotCheck: true }, 'being shown'],
  [{ couldNotCheck: true, achieved: true }, 'could not check'],
  [{ achieved: true }, 'achieved'],
  [{ achieved: true, trueNow: true }, 'achieved · still true'],
  [{ achieved: true, trueNow: false, skipped: true }, 'achieved · no longer true'],
  [{ skipped: true }, 'skipped'],
] as const)('a step that is %o says %s', (change, words) => {
  expect(stepState({ ...step, ...change }, false).words).toBe(words);
});

test('where the learner is, a step says so, unless it has something better to say', () => {
  expect(stepState(step, true).words).toBe('at it');
  expect(stepState({ ...step, achieved: true }, true).words).toBe('achieved');
});

test('a screen reader hears the checks that turned, and nothing while they run', () => {
  const before = view({}, check('fail'), check('pass', 'br1 is up'));
  expect(describeChecks(before, before)).toBe('');
  expect(describeChecks(before, view({ checking: true }, check('pass'), check('pass')))).toBe('');
  expect(describeChecks(before, view({ achieved: true }, check('pass'), check('pass', 'br1 is up')))).toBe(
    'Step achieved: Make it. Passes: br0 is up.',
  );
  expect(describeChecks(view({}, check('pass')), view({}, check('fail')))).toBe(
    'Does not pass: br0 is up. Wanted up, seen down.',
  );
  expect(describeChecks(view({}, check('pass')), view({}, check('error')))).toBe(
    'Could not check: br0 is up. down',
  );
});

test('a look that was asked for is answered even where nothing is new', () => {
  expect(describeChecks(view({ checking: true }, check('fail')), view({}, check('fail')))).toBe(
    'Does not pass: br0 is up. Wanted up, seen down.',
  );
});

test('what is shown is acknowledged at once when nothing more is on its way, else in portions', () => {
  const sent: number[] = [];
  const counter = acknowledge((length) => sent.push(length));
  counter.received(10);
  counter.shown(10);
  expect(sent).toEqual([10]);
  for (let count = 0; count < 4; count++) counter.received(10_000);
  for (let count = 0; count < 4; count++) counter.shown(10_000);
  expect(sent).toEqual([10, 20_000, 20_000]);
});

test('a screen reader hears once which mistake it looks like', () => {
  const told = view({ looksLike: 'This looks like “left down”.' }, check('fail'));
  expect(describeChecks(view({}, check('fail')), told)).toBe('This looks like “left down”.');
  expect(describeChecks(told, told)).toBe('');
});
