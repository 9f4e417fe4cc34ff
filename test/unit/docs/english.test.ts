import { join } from 'node:path';
import { createLinter, loadTextlintrc } from 'textlint';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { lessonTexts, messageTexts, pageTexts, type EnglishText } from './englishTexts.ts';

const linter = createLinter({
  descriptor: await loadTextlintrc({ configFilePath: join(ROOT, '.textlintrc.json') }),
});

/** What docs/prose.yml forbids in these texts, each with its place, its line there, and the better words. */
async function complaints(texts: readonly EnglishText[]): Promise<string[]> {
  // One document for all: the linter reads its rules again for each.
  const starts: number[] = [];
  const lines: string[] = [];
  for (const { text } of texts) {
    starts.push(lines.length);
    lines.push(...text.split('\n'), '');
  }
  const { messages } = await linter.lintText(lines.join('\n'), join(ROOT, 'texts.md'));
  return messages.map(({ loc, message }) => {
    const index = starts.findLastIndex((start) => start < loc.start.line);
    return `${texts[index]?.where ?? ''}:${loc.start.line - (starts[index] ?? 0)}: ${message.replaceAll(/\s+/g, ' ')}`;
  });
}

test('a bad sentence is found, with its place and the better words', async () => {
  const texts = [
    { where: 'README.md', text: 'Good.\n\nWhoever has `a card`\nmakes it anew: [a card](x.md).' },
    { where: 'message', text: 'A question of a quiz has an answer.' },
    { where: 'lesson', text: '- *That is by way\n  of a bridge*' },
  ];
  expect(await complaints(texts)).toEqual([
    expect.stringMatching(/^README.md:3: Whoever => anyone who Name them/),
    expect.stringMatching(/^README.md:4: anew => again /),
    expect.stringMatching(/^README.md:4: card => interface /),
    expect.stringMatching(/^lesson:1: by way of => through /),
  ]);
});

test('the pages keep to docs/prose.yml', async () => {
  const texts = pageTexts();
  expect(texts.map(({ where }) => where)).toEqual(
    expect.arrayContaining(['README.md', 'docs/machines.md', 'vm/README.md', 'lessons/AUTHORING.md']),
  );
  expect(texts.at(-1)?.text).toContain('### Added');
  expect(await complaints(texts)).toEqual([]);
});

test('the lessons keep to docs/prose.yml', async () => {
  const texts = await lessonTexts();
  expect(texts.length).toBeGreaterThan(1500);
  expect(await complaints(texts)).toEqual([]);
});

test('the messages keep to docs/prose.yml', async () => {
  const texts = messageTexts();
  expect(texts.length).toBeGreaterThan(500);
  expect(await complaints(texts)).toEqual([]);
});
