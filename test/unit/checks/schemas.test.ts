import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../../extension/build/root.ts';
import { checkKinds } from '../../../extension/core/checks/checkKinds.ts';
import { checkListSchema } from '../../../extension/core/checks/checkSchema.ts';
import { frontMatterSchema } from '../../../extension/core/lesson/read/frontMatter.ts';
import { outline } from '../../../extension/core/lesson/read/outline.ts';

const ajv = new Ajv2020({ strict: true, strictTypes: false });
const isCheckList = ajv.compile(checkListSchema());
const isFrontMatter = ajv.compile(frontMatterSchema());

/** lesson.md of each lesson, by its id. */
const lessons = readdirSync(join(ROOT, 'lessons'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, text: readFileSync(join(ROOT, 'lessons', name, 'lesson.md'), 'utf8') }));

describe.each(lessons)('the lesson $name', ({ text }) => {
  const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];

  test('has front matter as the schema wants it', () => {
    expect(isFrontMatter(parse(head)), JSON.stringify(isFrontMatter.errors)).toBe(true);
  });

  test('has checks as the schema wants them', () => {
    const fences = outline(body.split('\n'), 0).pieces.flatMap((piece) =>
      piece.kind === 'fence' && piece.info.kind === 'directive' && piece.info.directive === 'check'
        ? [piece.content]
        : [],
    );
    expect(fences.length).toBeGreaterThan(0);
    for (const content of fences)
      for (const check of parse(content) as unknown[])
        expect(isCheckList([check]), JSON.stringify(check)).toBe(true);
  });
});

test.each(checkKinds)('the example of $name is right', ({ example }) => {
  expect(isCheckList([parse(`what: it\n${example}`)])).toBe(true);
});

test.each([
  ['no kind', '- what: x'],
  ['no text', '- link: br0'],
  ['a key that is not there', '- { what: x, link: br0, cariier: true }'],
  ['a value of another type', '- { what: x, link: br0, mtu: big }'],
  ['a map', 'what: x'],
])('checks with %s are not right', (_, yaml) => {
  expect(isCheckList(parse(yaml))).toBe(false);
});

test.each([
  ['a key missing', 'format: 1\ntitle: x\nminutes: 5\nhosts: [vm]'],
  ['a key that is not there', 'format: 1\ntitle: x\nsummary: x\nminutes: 5\nhosts: [vm]\nauthor: me'],
  ['no minutes', 'format: 1\ntitle: x\nsummary: x\nminutes: 0\nhosts: [vm]'],
])('front matter with %s is not right', (_, yaml) => {
  expect(isFrontMatter(parse(yaml))).toBe(false);
});

test.each([
  ['checks.schema.json', checkListSchema],
  ['front-matter.schema.json', frontMatterSchema],
])('docs/schemas/%s is current; `npm run generate` writes it', async (name, make) => {
  const file = join(ROOT, 'docs/schemas', name);
  const text = await format(JSON.stringify(make()), { ...(await resolveConfig(file)), parser: 'json' });
  await expect(text).toMatchFileSnapshot(file);
});
