import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { factWords } from '../../../extension/core/difference/factWords.ts';
import { useLanguage } from '../../../extension/core/language/say.ts';
import { readNetworkFile } from '../../../extension/core/lesson/read/networkFile.ts';

const FACTS = readdirSync(join(ROOT, 'lessons'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const file = readFileSync(join(ROOT, 'lessons', name, 'network.txt'), 'utf8');
    return [...readNetworkFile(file).after.values()].flat();
  })
  .map((fact) => fact.replaceAll(/[<>]/g, ''));

afterEach(() => useLanguage('en'));

test('each fact of our lessons is the same in English', () => {
  expect(FACTS.length).toBeGreaterThan(500);
  expect(FACTS.map(factWords)).toEqual(FACTS);
});

test('each fact of our lessons is in Chinese, but for the kernel’s words', () => {
  useLanguage('zh-cn');
  const english = /\b(?:is|are|has|to|of|at|by|the|there|down|held|frames|route|veth to|answers|container)\b/;
  expect(
    FACTS.map(factWords).filter((words) => english.test(words) || !/\p{Script=Han}/u.test(words)),
  ).toEqual([]);
});

test.each([
  ['red: eth0, veth to vm, has 172.21.22.23/24', 'red 的 eth0（通往 vm 的 veth）有地址 172.21.22.23/24'],
  ['vm: cable, veth to c1 on a, is port of br0', 'vm 的 cable（通往 a 上的 c1 的 veth）是 br0 的端口'],
  ['c1 on a: eth0, veth to a, is down', 'a 上的 c1 的 eth0（通往 a 的 veth）未启用'],
  ['a: vxlan0, vxlan 42, has port 4789', 'a 的 vxlan0（vxlan 42）的 port 是 4789'],
  ['vm: eth1, device, has port hairpin true', 'vm 的 eth1（device）的端口设置 hairpin 是 true'],
  [
    'container web: route default via 172.17.0.1 by eth0',
    '容器 web：路由 default，网关 172.17.0.1，经过 eth0',
  ],
  [
    'a: route blackhole 10.0.0.0/8 in table 7 with MTU 1400',
    'a：路由 blackhole 10.0.0.0/8，在表 7 中，MTU 是 1400',
  ],
  ['vm: net.ipv4.ip_forward is 1', 'vm：net.ipv4.ip_forward 是 1'],
  ['what nobody knows', 'what nobody knows'],
])('%s', (fact, words) => {
  useLanguage('zh-cn');
  expect(factWords(fact)).toBe(words);
});
