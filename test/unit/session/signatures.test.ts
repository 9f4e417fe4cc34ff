import { expect, test } from 'vitest';
import { matchSignature } from '../../../extension/core/signatures/matchSignature.ts';
import { signatureOf } from '../../../extension/core/signatures/signature.ts';

const results = (...seen: (string | null)[]) =>
  signatureOf(
    seen.map((one) => (one === null ? { status: 'pass', seen: 'up' } : { status: 'fail', seen: one })),
  );
const before = results('no link eth0', 'no route');
const down = { name: 'down', signature: results('eth0 is down', null) };
const typo = { name: 'typo', signature: results(null, '10.0.0.0/8 leads to eth0') };

test('results are told as the mistake whose signature they have', () => {
  expect(matchSignature(results('eth0 is down', null), [down, typo], before)).toBe(down);
  expect(matchSignature(results(null, '10.0.0.0/8 leads to eth0'), [down, typo], before)).toBe(typo);
});

test('nothing is told of what passes, of what was not begun, of what is unknown, and of what two mistakes share', () => {
  expect(matchSignature(results(null, null), [down, typo], before)).toBeUndefined();
  expect(matchSignature(before, [{ name: 'nothing', signature: before }], before)).toBeUndefined();
  expect(matchSignature(results('eth1 is down', null), [down, typo], before)).toBeUndefined();
  expect(matchSignature(down.signature, [down, { ...down, name: 'the same' }], before)).toBeUndefined();
});

test('what chance decides is no part of a signature', () => {
  const run = (mac: string, ms: number) =>
    results(`${mac} is on eth0; 5 packets transmitted, 0 received, time ${ms}ms`);
  expect(run('02:09:0c:f2:c4:46', 834)).toEqual(run('16:5d:98:33:22:22', 12.5));
});
