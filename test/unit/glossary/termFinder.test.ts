import { describe, expect, test } from 'vitest';
import { termFinder } from '../../../extension/core/glossary/termFinder.ts';
import { glossaryOf, term } from './glossaryText.ts';

const glossary = glossaryOf(
  [
    term(
      'namespace',
      'network namespace, namespace',
      '  in: {zh-cn: {words: [网络命名空间, 命名空间], text: x}}',
    ),
    term('bridge', 'bridge', '  except: [bridge mode]', '  in: {zh-cn: {words: [网桥], text: x}}'),
    term('tun', 'TUN'),
    term('mac', 'MAC address', '  in: {zh-cn: {words: [MAC 地址], text: x}}'),
    term('route', 'route', '  in: {zh-cn: {words: [路由], except: [路由器], text: x}}'),
    term('l3', 'l3'),
    term('l3s', 'l3s'),
    term('policy', 'policy, prefix'),
    term('vlan', 'VLAN'),
  ].join(''),
);
const find = termFinder(glossary, 'en');
const findChinese = termFinder(glossary, 'zh-cn');
/** `bridge:bridges`: the term, and the text that is it. */
const found = (text: string, finder = find): string[] =>
  finder(text).map(({ term, start, end }) => `${term}:${text.slice(start, end)}`);

describe('a word', () => {
  test.each<[string, string[]]>([
    ['A bridge joins network namespaces.', ['bridge:bridge', 'namespace:network namespaces']],
    ['Bridges, and the bridge’s port', ['bridge:Bridges', 'bridge:bridge']],
    ['TUN, tun, Tun, TUNs', ['tun:TUN', 'tun:TUNs']],
    ['(bridge) “bridge” bridge. bridge: bridge, *bridge*', Array.from({ length: 6 }, () => 'bridge:bridge')],
    ['MAC addresses and policies and prefixes', ['mac:MAC addresses', 'policy:policies', 'policy:prefixes']],
    ['the mode l3s, and l3', ['l3s:l3s', 'l3:l3']],
  ])('is found in: %s', (text, wanted) => expect(found(text)).toEqual(wanted));

  test.each([
    'abridge bridged bridge0 0bridge bridge_x _bridge br-bridge bridge-like',
    'bridge(8) /bridge bridge/x bridge.conf a.bridge bridge:x x:bridge a@bridge bridge@x $bridge',
    'VLAN-aware, TUN/TAP',
    'bridge mode is another thing',
    'Bridge modes',
    'é\u0301bridgé',
    'MAC  address',
    '',
  ])('is no part of something longer: %s', (text) => expect(found(text)).toEqual([]));
});

test('in Chinese, words need no blanks, the longest wins, and English words are found too', () => {
  expect(found('把网桥和网络命名空间里的MAC 地址放在bridge旁边', findChinese)).toEqual([
    ...['bridge:网桥', 'namespace:网络命名空间', 'mac:MAC 地址', 'bridge:bridge'],
  ]);
  expect(found('路由器没有路由，路由表有', findChinese)).toEqual(['route:路由', 'route:路由']);
  expect(found('网桥', find)).toEqual([]);
});

test('time grows with the text alone, whatever it is made of', () => {
  const words = Array.from({ length: 20 }, (_, index) => 'a'.repeat(index + 1)).join(', ');
  const han = Array.from({ length: 20 }, (_, index) => '网'.repeat(index + 2)).join(', ');
  const hostile = termFinder(glossaryOf(term('a', words) + term('b', han)), 'en');
  const started = process.cpuUsage();
  expect(hostile('a'.repeat(1_000_000))).toEqual([]);
  expect(hostile('网'.repeat(300_000)).length).toBeGreaterThan(1_000);
  expect(hostile('a '.repeat(300_000))).toHaveLength(300_000);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(10);
});
