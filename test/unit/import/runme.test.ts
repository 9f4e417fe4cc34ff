import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importRunme } from '../../../extension/core/import/runme.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { runsOf } from '../fuzzRuns.ts';
import { nastyPieces } from '../lesson/nastyPieces.ts';

const TICKS = '```';
const FILE = `---
runme:
  id: 01HJS35FZ2K0JBWPVAXPMMVTGN
cwd: /tmp
---

# Bridges

What a bridge is.

## Make one

${TICKS}sh {"name":"make","interactive":"false"}
$ ip link add br0 type bridge
$ ip -br link show br0
br0   DOWN   aa:bb:cc:dd:ee:ff
${TICKS}

Up with it
----------

${TICKS}bash { name=up }
ip link set br0 up
${TICKS}

${TICKS}sh { background=true }
nc -l 80
${TICKS}

${TICKS}python {name=py}
print('<b>')
${TICKS}

See [the docs](docs/README.md), and <https://example.org>.
`;

test('a file for Runme becomes a lesson that lints without an error', () => {
  const { files, left } = importRunme({ id: 'bridges', file: 'README.md', text: FILE });
  const source = { id: 'bridges', files };
  expect(lintLesson(source).map(({ code }) => code)).toEqual(['PB407', 'PB407']);
  const { lesson } = parseLesson(source);
  expect(lesson?.title).toBe('Bridges');
  expect(lesson?.intro).toMatchObject([{ kind: 'prose', markdown: 'What a bridge is.' }]);
  expect(lesson?.steps.map(({ id, blocks }) => [id, blocks.map(({ kind }) => kind)])).toEqual([
    ['make-one', ['run', 'output']],
    ['up-with-it', ['run', 'prose']],
  ]);
  expect(lesson?.steps[0]?.blocks).toMatchObject([
    { code: 'ip link add br0 type bridge\nip -br link show br0' },
    { text: 'br0   DOWN   aa:bb:cc:dd:ee:ff' },
  ]);
  expect(left.map(({ line, what }) => `${line ?? '-'} ${what.split(':')[0] ?? ''}`)).toEqual([
    '1 The setting "cwd" of the front matter was left out.',
    '26 A program that keeps running is shown, and not run',
    '30 Code in python is shown, and not run.',
    '34 The link to docs/README.md became text',
    '- Runme checks nothing',
  ]);
});

test('a file without headings is one step', () => {
  const { files } = importRunme({ id: 'one', file: 'x.md', text: `${TICKS}sh\ntrue\n${TICKS}\n` });
  const { lesson } = parseLesson({ id: 'one', files });
  expect(lesson?.steps.map(({ id, blocks }) => [id, blocks.length])).toEqual([['one', 1]]);
});

const RUNS = runsOf(200);
const words = [
  'words',
  '**bold**',
  '`code`',
  '5 < 6',
  '[a](b)',
  '[`a`](b.md)',
  '![p](q.png)',
  '[x]: command:y',
  'http://x.org',
  '<a href="x">',
  '</a>',
  '<!-- c -->',
  '\n\n',
  '\n',
  '$ ip link\n',
  '\n```sh\n',
  '\n```\n',
  '\n---\n',
  '## Two\n',
  '\n# One\n',
  '- item\n\n  ',
  '> ',
];

test(`no Markdown makes a lesson with an error (${RUNS.numRuns} of them)`, () => {
  const pieces = fc.array(fc.constantFrom(...words, ...words, ...nastyPieces), { maxLength: 25 });
  fc.assert(
    fc.property(pieces, (list) => {
      const { files } = importRunme({ id: 'any', file: 'x.md', text: list.join('') });
      const errors = lintLesson({ id: 'any', files }).filter(({ severity }) => severity === 'error');
      const shown = { errors, text: list.join(''), lesson: new TextDecoder().decode(files.get('lesson.md')) };
      if (errors.length > 0) expect.fail(JSON.stringify(shown, undefined, 1));
    }),
    RUNS,
  );
});
