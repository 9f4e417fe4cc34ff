import fc from 'fast-check';
import { readFileSync } from 'node:fs';

const WORLDS = [
  'docker',
  'empty',
  'macvlan',
  'nat-iptables',
  'nat-nft',
  'tun',
  'veth-bridge',
  'vlan',
  'vxlan',
];

/** What `patchbay-state` printed in real machines. */
export const realStates: readonly unknown[] = WORLDS.map(
  (world) =>
    JSON.parse(
      readFileSync(new URL(`../../fixtures/state/${world}.json`, import.meta.url), 'utf8'),
    ) as unknown,
);

/** What a guest may put in place of any value of its state. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '__proto__',
      'constructor',
      'toString',
    ],
    ...[
      '\u0000',
      '\u001b]0;x\u0007',
      '\u202Ex',
      '',
      ' ',
      '../../..',
      'a'.repeat(5000),
      '$(id)',
      '-1',
      '1e999',
    ],
    ...[null, true, false, 0, -1, 2 ** 53, 1e308, -1e308, 0.5],
    ...[
      [],
      {},
      [[]],
      [null],
      [{}],
      { toString: 1 },
      { length: 1e9 },
      JSON.parse('{"__proto__": {"x": 1}}') as unknown,
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.integer(),
  fc.ipV4(),
  fc.ipV6(),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
);

/** A real state with some of its values changed, removed or doubled, anywhere in it. */
export const hostileState: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.constantFrom(...realStates),
    fc.array(
      fc.record({
        way: fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }),
        act: fc.constantFrom('replace' as const, 'replace' as const, 'remove' as const, 'double' as const),
        value: hostileValue,
      }),
      { minLength: 1, maxLength: 12 },
    ),
  )
  .map(([state, changes]) => {
    const changed = structuredClone(state);
    for (const change of changes) alter(changed, change.way, change.act, change.value);
    return changed;
  });

/** Goes down `way`, an index modulo the number of entries at each level, and acts where it ends. */
function alter(
  root: unknown,
  way: readonly number[],
  act: 'replace' | 'remove' | 'double',
  value: unknown,
): void {
  let here = root;
  for (const [depth, step] of way.entries()) {
    if (typeof here !== 'object' || here === null) return;
    const keys = Object.keys(here);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) return;
    const inside = here as Record<string, unknown>;
    const next = inside[key];
    if (depth < way.length - 1 && typeof next === 'object' && next !== null) {
      here = next;
      continue;
    }
    if (act === 'remove') Reflect.deleteProperty(inside, key);
    else if (act === 'double' && Array.isArray(here)) here.push(structuredClone(next));
    else inside[key] = value;
    return;
  }
}
