import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findLocation, findTarget } from '../../../extension/core/state/networkLocation.ts';
import { findNamespace, type NetworkState } from '../../../extension/core/state/networkState.ts';
import { parseStateText } from '../../../extension/core/state/readState.ts';

const file = new URL('../../fixtures/state/veth-bridge.json', import.meta.url);
const state = parseStateText(readFileSync(file, 'utf8'));

test('a name that is misspelled is unknown, and those that are there are named', () => {
  expect(findLocation(state, 'red')).toMatchObject({ ok: true, value: { name: 'red' } });
  expect(findLocation(state, 'rad')).toMatchObject({
    ok: false,
    failure: {
      code: 'unknown-location',
      what: 'There is no place rad.',
      why: 'There is: vm, vm:blue, vm:green, vm:red.',
    },
  });
});

test('a name that two hosts have is ambiguous, and both are named', () => {
  const hosts = ['a', 'b'].map((host) => ({ ...findNamespace(state, 'vm', 'red')!, host }));
  const two: NetworkState = { ...state, namespaces: hosts };
  expect(findLocation(two, 'red')).toMatchObject({
    ok: false,
    failure: { code: 'ambiguous-location', next: 'Write a:red or b:red.' },
  });
});

test('a place without an address can’t be sent to', () => {
  const [red, blue] = ['red', 'blue'].map((name) => findNamespace(state, 'vm', name)!);
  const bare: NetworkState = { ...state, namespaces: [red!, { ...blue!, links: [] }] };
  expect(findTarget(bare, red!, 'blue')).toMatchObject({
    ok: false,
    failure: { code: 'no-address', what: 'blue has no address to send to.' },
  });
});
