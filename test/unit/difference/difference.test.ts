import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { compareNetworks } from '../../../extension/core/difference/compareNetworks.ts';
import { networkFacts } from '../../../extension/core/difference/networkFacts.ts';
import { networkFile } from '../../../extension/core/difference/networkFile.ts';
import { readNetworkFile } from '../../../extension/core/lesson/read/networkFile.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { parseStateText } from '../../../extension/core/state/readState.ts';

const FIXTURES = join(ROOT, 'test/fixtures/state/lessons');
const recorded = (name: string): string => readFileSync(join(FIXTURES, `${name}.json`), 'utf8');
const texts = (state: NetworkState): string[] => networkFacts(state).map(({ text }) => text);
const differences = (state: NetworkState, own: readonly string[], later?: string[][]) =>
  compareNetworks(networkFacts(state), own, later).map(({ kind, text }) => `${kind}: ${text}`);
const veth = parseStateText(recorded('veth-bridge'));

/** A network with another word in it. */
const changed = (from: string, to: string): NetworkState =>
  parseStateText(recorded('veth-bridge').replaceAll(from, to));

test('what a network is, in sentences', () => {
  const facts = texts(veth);
  expect(facts).toContain('yellow: is there');
  expect(facts).toContain('yellow: <eth0>, veth to vm, has 192.168.3.14/24');
  expect(facts).toContain('yellow: route default via 192.168.3.1 by <eth0>');
  expect(facts).toContain('vm: <veth-yellow>, veth to yellow, is port of <br0>');
  expect(facts).toContain('vm: <br0>, bridge, has 192.168.3.1/24');
  // The machine's own NIC, and what was learned.
  expect(facts.filter((text) => /10\.0\.2\.|permanent neighbour|one MAC/.test(text))).toEqual([]);
});

test.each(readdirSync(FIXTURES).map((file) => file.replace('.json', '')))(
  '%s does not differ from itself, and its file reads as it was written',
  (name) => {
    const state = parseStateText(recorded(name));
    const own = texts(state);
    expect(own.length).toBeGreaterThan(3);
    expect(differences(state, own)).toEqual([]);
    const networks = {
      commands: '12345678',
      after: new Map([
        ['one', own.slice(2)],
        ['two', own],
      ]),
    };
    const read = readNetworkFile(networkFile(networks));
    expect(read.commands).toBe('12345678');
    expect([...read.after].map(([id, facts]) => [id, facts.toSorted()])).toEqual(
      [...networks.after].map(([id, facts]) => [id, facts.toSorted()]),
    );
  },
);

describe('two networks that are the same', () => {
  test('may have other names, MAC addresses and numbers', () => {
    const other = changed('"veth-yellow"', '"cable7"');
    expect(differences(other, texts(veth))).toEqual([]);
    expect(differences(changed('26:a3:28:cc:ec:09', '26:a3:28:00:00:01'), texts(veth))).toEqual([]);
  });
});

describe('two networks that are not', () => {
  test('another address is missing here and more there', () => {
    expect(differences(changed('192.168.3.14', '192.168.3.15'), texts(veth))).toEqual([
      'more: yellow: eth0, veth to vm, has 192.168.3.15/24',
      'missing: yellow: eth0, veth to vm, has 192.168.3.14/24',
    ]);
  });

  test('a setting of the namespace is more', () => {
    const forwards = changed('"net.ipv4.ip_forward":"0"', '"net.ipv4.ip_forward":"1"');
    expect(differences(forwards, texts(veth))).toContain('more: vm: net.ipv4.ip_forward is 1');
  });

  test('what later steps bring or take is no difference', () => {
    const own = texts(veth);
    const less = own.filter((text) => !text.startsWith('yellow: route'));
    expect(differences(veth, less)).toEqual(['more: yellow: route default via 192.168.3.1 by eth0']);
    expect(differences(veth, less, [own])).toEqual([]);
    expect(differences(veth, [...own, 'vm: gone later'], [own])).toEqual([]);
    expect(differences(veth, [...own, 'vm: stays'], [[...own, 'vm: stays']])).toEqual(['missing: vm: stays']);
  });

  test('of two links that are alike, the other one is told', () => {
    const twice = ['vm: <a>, dummy, is there', 'vm: <b>, dummy, is there'];
    const none = compareNetworks([], twice).map(({ text }) => text);
    expect(none).toEqual(['vm: a, dummy, is there', 'vm: b, dummy, is there']);
  });
});
