import { expect, test } from 'vitest';
import type { CheckResult } from '../../../extension/core/checks/runChecks.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { lostPacket } from '../../../extension/core/session/lostPacket.ts';
import { fence, head } from '../lesson/lessonSource.ts';
import { lessonOf } from '../player/fakeMachine.ts';

const { steps, defaultHost } = lessonOf(
  `${head}## One {#one}\n${fence(
    'yaml {check}',
    '- {what: br0 is there, link: br0}',
    '- {what: nobody, reach: 10.0.0.9, blocked: true}',
    '- {what: far, reach: 10.0.0.1, from: red}',
    '- {what: web, reach: 10.0.0.2, port: 80}',
  )}`,
);
const [step] = steps;
const lost = (failing: string[], failed = 0) =>
  lostPacket(
    step!,
    ({ what }) => ({ status: failing.includes(what) ? 'fail' : 'pass' }) as CheckResult,
    { ...noProgress('sample'), hints: { 'one/3': { asked: 0, failed } } },
    defaultHost,
  );

test('the packet of the first reach check that fails, and of no other check', () => {
  expect(lost(['br0 is there', 'nobody'])).toBeUndefined();
  expect(lost(['far', 'web'])).toMatchObject({ from: 'vm:red', to: '10.0.0.1', probe: { kind: 'ping' } });
  expect(lost(['web'])).toMatchObject({ from: 'vm', to: '10.0.0.2', probe: { kind: 'tcp', port: 80 } });
});

test('it is followed unasked after the third failure that the learner asked for', () => {
  expect(lost(['far'], 2)?.isDue).toBe(false);
  expect(lost(['far'], 3)?.isDue).toBe(true);
});
