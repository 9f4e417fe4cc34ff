import { describe, expect, test } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { directives } from '../../../extension/core/lesson/read/blocks/directives.ts';
import { BLOCK_SNIPPETS, mayBeginBlock } from '../../../extension/editor/authoring/blockSnippets.ts';
import { head, lessonSource, step } from '../lesson/lessonSource.ts';

/** The text as it is when the author accepts every placeholder. */
const accepted = (text: string): string =>
  text.replaceAll(/\$\{\d+:([^}]*)\}/g, '$1').replaceAll(/\$\d+/g, '');

describe('the snippet', () => {
  const before: Readonly<Record<string, string>> = {
    stop: accepted(BLOCK_SNIPPETS.find(({ label }) => label === 'run stays')?.text ?? ''),
    output: '```bash {run}\ntrue\n```\n',
  };
  test.each(BLOCK_SNIPPETS.map((one) => ({ ...one })))('$label lints clean as it is', ({ label, text }) => {
    const problems = lintLesson(
      lessonSource(
        `${head}${step.replace('br0 is up', 'it is up')}\n${before[label] ?? ''}\n${accepted(text)}\n`,
      ),
    );
    expect(problems).toEqual([]);
  });

  test('is there for each directive', () => {
    const named = new Set(BLOCK_SNIPPETS.map(({ text }) => /^```\w+ \{(\w+)/m.exec(text)?.[1]));
    expect(Object.keys(directives).filter((name) => !named.has(name))).toEqual([]);
  });
});

test('snippets are offered at the margin, outside of blocks and front matter', () => {
  const lines = `${head}${step}`.split('\n');
  const offered = lines.flatMap((line, index) =>
    mayBeginBlock(lines, index, Math.min(2, line.length)) ? [index] : [],
  );
  expect(lines[7]).toBe('## Create it {#create}');
  expect(offered).toEqual([8, 13]);
  expect(mayBeginBlock(lines, 7, 0)).toBe(true);
  expect(mayBeginBlock(lines, 10, 0)).toBe(false);
});

test('code in a line, and marks of another kind in a block, are no end of what may begin', () => {
  const lines = [
    '```ip link``` shows it.',
    '',
    '~~~text',
    '```',
    '',
    '~~~',
    '',
    '````',
    '```',
    '',
    '````',
    '',
  ];
  const offered = lines.flatMap((line, index) =>
    line === '' && mayBeginBlock(lines, index, 0) ? [index] : [],
  );
  expect(offered).toEqual([1, 6, 11]);
});

test('in front matter that is not closed no block begins', () => {
  expect(mayBeginBlock(['---', 'title: x', '', ''], 3, 0)).toBe(false);
});
