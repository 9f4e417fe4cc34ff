import { expect, test } from 'vitest';
import type { Step } from '../../../extension/core/lesson/model/lesson.ts';
import { matchSignature } from '../../../extension/core/signatures/matchSignature.ts';
import { signatureOf } from '../../../extension/core/signatures/signature.ts';

/** What each check of the step `a` saw, in order; null where it passes, undefined where what it saw is not known. */
const results = (...seen: (string | null | undefined)[]) =>
  signatureOf({ steps: [] }, { id: 'a' } as Step, {
    undone: [],
    checks: seen.map((plain) => ({
      ...{ what: '', wanted: '', seen: '', ms: 1 },
      ...(plain === null
        ? { status: 'pass' as const }
        : { status: 'fail' as const, ...(plain !== undefined && { plain }) }),
    })),
  });
const before = results('no link eth0', 'no route', 'no reply');
const down = { name: 'down', signature: results('eth0 is down', null, 'no reply') };
const typo = { name: 'typo', signature: results(null, '10.0.0.0/8 leads to eth0', 'no reply') };
const silent = { name: 'silent', signature: results(null, null, 'no reply') };
const known = [down, typo, silent];
/** The third check sends packets. */
const readsState = (check: string): boolean => check !== 'a/3';
const match = (seen: typeof before, states = known) => matchSignature(seen, states, before, readsState);

test('results are told as the mistake whose signature they have', () => {
  for (const { name, signature } of known) expect(match(signature)).toBe(name);
});

test('what packets came to may be otherwise, or not known, where the state tells enough', () => {
  expect(match(results('eth0 is down', null, 'unreachable'))).toBe('down');
  expect(match(results('eth0 is down', null, undefined))).toBe('down');
  // Where nothing else fails, a packet that is lost may be lost for any reason.
  expect(match(results(null, null, 'unreachable'))).toBeUndefined();
  expect(match(results(null, null, undefined))).toBeUndefined();
});

test('nothing is told of what passes, of what is unknown, and of what two mistakes share', () => {
  expect(match(results(null, null, null))).toBeUndefined();
  expect(match(results('eth1 is down', null, 'no reply'))).toBeUndefined();
  expect(match(results('eth0 is down', null, null))).toBeUndefined();
  expect(match(down.signature, [down, { ...down, name: 'the same' }])).toBeUndefined();
});

test('nothing is told where the step was not begun, whatever packets come to there', () => {
  const nothing = { name: 'nothing', signature: before };
  expect(match(before, [nothing])).toBeUndefined();
  expect(match(results('no link eth0', 'no route', 'unreachable'), [nothing])).toBeUndefined();
});

test('a check that could not run says nothing, and neither do the others then', () => {
  const broken = down.signature.map((one) =>
    one.check === 'a/3' ? { ...one, status: 'error' as const } : one,
  );
  expect(match(broken, [{ name: 'broken', signature: broken }])).toBeUndefined();
});

test.each([
  ['02:09:0c:f2:c4:46 is on eth0', '16:5d:98:33:22:22 is on eth0'],
  [
    '10.0.0.2 did not reply: 3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 2045ms',
    '10.0.0.2 did not reply: 2 packets transmitted, 0 received, 100% packet loss, time 1002ms',
  ],
  ['10.0.0.2 is on eth0 with no MAC (INCOMPLETE)', '10.0.0.2 is on eth0 with no MAC (FAILED)'],
  [
    '3 seen on br0 of vm; the first: 12:01:02.5 IP 10.0.0.1',
    '1 seen on br0 of vm; the first: 12:01:09.1 ARP',
  ],
  ['no link eth0 on vm; there is vethab12cd3', 'no link eth0 on vm; there is veth0f9e8d7'],
  ['cat runs (pid 12)', 'cat runs (pid 4711)'],
  ['1.25 Gbit/s to 10.0.0.2', '812 Mbit/s to 10.0.0.2'],
  // A lesson's files have no invisible characters, and a program's output may.
  ['exit code 1: \u001b[31mred', 'exit code 1: [31mred'],
])('what chance decides is no part of a signature: %s', (one, other) => {
  expect(results(one)).toEqual(results(other));
});

test.each([
  ['3 packets transmitted, 0 received', '3 packets transmitted, 1 received'],
  ['10.0.0.1/24 is on eth0', '10.0.0.1/32 is on eth0'],
  ['veth-red is down', 'veth-red: without a carrier'],
  ['10.0.0.2 is on eth0 (STALE)', '10.0.0.2 is on eth0 (FAILED)'],
])('all else is: %s', (one, other) => {
  expect(results(one)).not.toEqual(results(other));
});
