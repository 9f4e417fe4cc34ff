import { expect, test } from 'vitest';
import { explainInCheck, suggestInCheck } from '../../../extension/editor/authoring/checkCompletion.ts';

const block = (...lines: string[]): string[] => ['```yaml {check}', ...lines, '```', ''];
const labels = (lines: string[], at: number): string[] =>
  suggestInCheck(lines, at, lines[at]?.length ?? 0)?.map(({ label }) => label) ?? [];

test('a check without a kind is offered all kinds, and the fields of every check', () => {
  const lines = block('- what: it', '  ');
  expect(labels(lines, 2)).toEqual(expect.arrayContaining(['link', 'reach', 'command', 'after', 'hint']));
  expect(labels(lines, 2)).not.toContain('what');
});

test('a check of a kind is offered the fields that it does not have yet, as an author writes them', () => {
  const lines = block('- what: it', '  link: br0', '  up: true', '  ');
  expect(labels(lines, 4)).toEqual(expect.arrayContaining(['kind', 'id', 'mtu']));
  for (const taken of ['up', 'link', 'route', 'linkKind']) expect(labels(lines, 4)).not.toContain(taken);
});

test('behind a field its words are offered, where there are only some', () => {
  expect(labels(block('- what: it', '  link: br0', '  up: '), 3)).toEqual(['true', 'false']);
  expect(labels(block('- what: it', '  nat: '), 2)).toEqual(['masquerade', 'dnat', 'snat']);
  expect(labels(block('- what: it', '  link: br0', '  mtu: '), 3)).toEqual([]);
});

test('a field that is also the name of a kind is explained as the field', () => {
  const lines = block('- what: it', '  container: web', '  address: 172.17.0.2');
  expect(explainInCheck(lines, 3, { start: 2, end: 9 })).toBe(
    '`address` (text): Its address, without a prefix length.',
  );
  expect(explainInCheck(lines, 2, { start: 2, end: 11 })).toContain('container: web\n  running: true');
});

test('outside of a check block, and in values, there is no help', () => {
  expect(suggestInCheck(['link: '], 0, 6)).toBeUndefined();
  const lines = block('- what: link', '  link: br0');
  expect(explainInCheck(lines, 1, { start: 8, end: 12 })).toBeUndefined();
  expect(explainInCheck(lines, 0, { start: 3, end: 7 })).toBeUndefined();
});
