import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { GLOSSARY_FILE } from '../../../extension/core/glossary/glossary.ts';
import { readGlossary } from '../../../extension/core/glossary/readGlossary.ts';
import { catalogueOf } from '../../../extension/core/language/catalogues.ts';
import { readTranslation } from '../../../extension/core/lesson/translation/readTranslation.ts';

const FILE = 'lesson.zh-cn.md';

/** What Chinese readers trip over, with what to write instead. Code is left out before. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [
    /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u,
    'a blank between Chinese and Latin letters or digits',
  ],
  [/\p{Script=Han} ?[,;!?]|\p{Script=Han}:(?!\/\/)/u, 'the full-width ， ； ！ ？ ：'],
  [/\p{Script=Han}\.(?:\s|$)/u, 'the full-width 。'],
  [/\(\p{Script=Han}|\p{Script=Han}\)/u, 'full-width parentheses （ ）'],
  [/\p{Script=Han} +\p{Script=Han}/u, 'no blank between Chinese characters'],
  [/[，。；：！？、（）] | [，。；：！？、（）]/u, 'no blank beside full-width punctuation'],
  [/[—-]{2}(?!\p{L})\p{Script=Han}/u, 'a full stop or a colon'],
  [/网卡|数据报文|缺省值|报文头/u, '接口、数据包、默认、首部'],
];

/** Without fences and code, whose place is a letter. */
function plain(text: string): string {
  return text
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(/ ?`[^`\n]*` ?/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']');
}

function complaints(texts: Iterable<readonly [string, string]>): string[] {
  return [...texts].flatMap(([where, text]) =>
    RULES.flatMap(([rule, instead]) => {
      const found = rule.exec(plain(text));
      return found ? [`${where}: “${found[0]}”: write ${instead}`] : [];
    }),
  );
}

test('Patchbay’s own words keep the rules of Chinese typography', () => {
  expect(complaints(catalogueOf('zh-cn'))).toEqual([]);
});

test('so does the glossary', () => {
  const glossary = readGlossary(readFileSync(join(ROOT, 'lessons', GLOSSARY_FILE)));
  const texts = glossary.flatMap(({ id, translations }) => {
    const own = translations.get('zh-cn');
    return own ? [own.text, ...own.words].map((text) => [id, text] as const) : [];
  });
  expect(texts.length).toBeGreaterThan(100);
  expect(complaints(texts)).toEqual([]);
});

describe.each(lessonsInChinese())('%s', (id) => {
  const { parts } = readTranslation('zh-cn', readFileSync(join(ROOT, 'lessons', id, FILE), 'utf8'));

  test('keeps the rules of Chinese typography', () => {
    expect(parts.length).toBeGreaterThan(50);
    expect(complaints(parts.map(({ key, text }) => [key, text] as const))).toEqual([]);
  });

  test('has no emphasis that shows its asterisks, as it does between a punctuation mark and a letter', () => {
    const shown = parts.map(({ text }) =>
      new MarkdownIt().render(text).replaceAll(/<code[^]*?<\/code>/g, ''),
    );
    expect(shown.filter((text) => text.includes('*'))).toEqual([]);
  });
});

function lessonsInChinese(): string[] {
  const folders = readdirSync(join(ROOT, 'lessons'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders
    .map(({ name }) => name)
    .filter((name) => readdirSync(join(ROOT, 'lessons', name)).includes(FILE));
}
