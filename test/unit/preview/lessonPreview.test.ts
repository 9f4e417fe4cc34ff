import { expect, test } from 'vitest';
import { planTranslation } from '../../../extension/core/lesson/translation/planTranslation.ts';
import { lessonParts } from '../../../extension/core/lesson/translation/lessonParts.ts';
import { writeTranslation } from '../../../extension/core/lesson/translation/writeTranslation.ts';
import { lessonLimits } from '../../../extension/core/lesson/model/lessonLimits.ts';
import type { BlockView } from '../../../extension/protocol/playerView.ts';
import type { PreviewView } from '../../../extension/protocol/previewMessages.ts';
import { lessonOf } from '../player/fakeMachine.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';
import { previewOnPage } from './previewOf.ts';

/** The front matter is seven lines; the title is in line 8. */
const TEXT = [
  `${head}# A switch`,
  '',
  'Look at ![the wires](wires.svg).',
  '',
  '## Create it {#create}',
  '',
  'Try this:',
  '',
  fence('bash {solution}', 'ip link add br0 type bridge'),
  fence(
    'yaml {quiz}',
    'question: Is it up?',
    'options:',
    '  - {text: no, right: true, why: w}',
    '  - {text: yes, why: v}',
  ),
  fence('yaml {check}', '- what: br0 is there', '  link: br0'),
  '## Use it {#use}',
  '',
  fence('yaml {check}', '- what: br0 is up', '  link: br0', '  up: true'),
].join('\n');

const wires = { 'wires.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>end</text></svg>' };
const kinds = (blocks: readonly BlockView[]): string[] => blocks.map(({ kind }) => kind);
const allBlocks = ({ lesson }: PreviewView): BlockView[] =>
  lesson ? [...lesson.intro, ...lesson.steps.flatMap(({ blocks }) => blocks)] : [];

test('shows the lesson as a learner reads it who has not begun, with the lines of its pieces', () => {
  const { preview, view } = previewOnPage();
  preview.show(lessonSource(TEXT, wires), 'lesson.md');
  const shown = view();
  expect([shown.errors, shown.warnings, shown.unread]).toEqual([0, 0, '']);
  expect(shown.lesson?.lesson.title).toBe('A switch');
  expect(shown.lesson?.steps.map(({ id, achieved }) => [id, achieved])).toEqual([
    ['create', false],
    ['use', false],
  ]);
  expect(kinds(shown.lesson!.steps[0]!.blocks)).toEqual(['prose', 'run', 'quiz', 'checks']);
  expect(shown.lines).toEqual([1, 10, 12, 14, 16, 20, 27, 32, 34]);
  const [intro] = shown.lesson!.intro;
  expect(intro).toMatchObject({ html: expect.stringContaining('src="folder/wires.svg"') as string });
});

test('raw HTML stays text, and a link to a command is none', () => {
  const { preview, view } = previewOnPage();
  const hostile = TEXT.replace('Try this:', 'Try <b>this</b> and [that](command:x):');
  preview.show(lessonSource(hostile, wires), 'lesson.md');
  const prose = view().lesson!.steps[0]!.blocks.find(({ kind }) => kind === 'prose');
  expect(prose).toMatchObject({ html: expect.stringContaining('&lt;b&gt;') as string });
  expect(JSON.stringify(prose)).not.toContain('href');
});

test('a problem stands before its block, one of a heading at the beginning of its step, others above the text', () => {
  const { preview, view } = previewOnPage();
  const text = TEXT.replace('  up: true', '  upp: true').replace('summary: Join namespaces.\n', '');
  const source = lessonSource(`${text}\n## Empty {#empty}\n\nNothing.\n`, { ...wires, 'stray.txt': '' });
  preview.show(source, 'lesson.md');
  const shown = view();
  const [, use, empty] = shown.lesson!.steps;
  expect(kinds(use!.blocks)).toEqual(['problem', 'checks']);
  expect(use!.blocks[0]).toMatchObject({
    severity: 'error',
    code: 'PB704',
    where: expect.stringMatching(/^line \d+$/) as string,
  });
  expect(kinds(empty!.blocks)).toEqual(['problem', 'prose']);
  expect(empty!.blocks[0]).toMatchObject({ severity: 'warning', code: 'PB407' });
  expect(shown.elsewhere.map(({ where }) => where)).toEqual(['line 1', 'stray.txt, line 1']);
  expect([shown.errors, shown.warnings]).toEqual([3, 1]);
  expect(shown.lines).toHaveLength(1 + shown.lesson!.steps.length + allBlocks(shown).length);
  expect(shown.lines).toEqual([...shown.lines].sort((a, b) => a - b));
});

test('where nothing can be read, the last good text stays, and the page says so; then the new one comes', () => {
  const { preview, view } = previewOnPage();
  const tooLarge = 'x'.repeat(lessonLimits.lessonText + 1);
  preview.show(lessonSource(tooLarge), 'lesson.md');
  expect(view()).toMatchObject({
    lesson: null,
    lines: [],
    unread: 'There is nothing to show of lesson.md yet.',
  });
  preview.show(lessonSource(TEXT, wires), 'lesson.md');
  const good = view();
  for (const text of [tooLarge, '---\nformat: 1\ntitle: A switch\n']) {
    preview.show(lessonSource(text), 'lesson.md');
    expect(view()).toMatchObject({ lesson: good.lesson, lines: good.lines });
    expect(view().unread).toMatch(/^lesson\.md can’t be read now\. Below is/);
    expect(view().elsewhere.length).toBeGreaterThan(0);
  }
  preview.show(undefined, 'lesson.md');
  expect(view()).toMatchObject({ lesson: good.lesson, errors: 0 });
  preview.show(
    lessonSource(TEXT.replace('# A switch', '# Another').replace('title: A switch', 'title: Another'), wires),
    'lesson.md',
  );
  expect(view()).toMatchObject({ unread: '', lesson: { lesson: { title: 'Another' } } });
});

test('the author answers quizzes and opens solutions; nothing runs', () => {
  const { preview, view, says } = previewOnPage();
  preview.show(lessonSource(TEXT, wires), 'lesson.md');
  says({ type: 'answer', block: 'create:2', option: 1 });
  says({ type: 'reveal', block: 'create:1' });
  const [, run, quiz] = view().lesson!.steps[0]!.blocks;
  expect(run).toMatchObject({ hidden: true, revealed: true, status: 'ready' });
  expect(quiz).toMatchObject({ chosen: 1 });
});

test('a step of the lesson is played; what is not in it, or of another form, is refused', () => {
  const { preview, calls, says, connection } = previewOnPage();
  preview.show(lessonSource(TEXT, wires), 'lesson.md');
  says({ type: 'play', step: 'use' });
  says({ type: 'play', step: 'elsewhere' });
  says({ type: 'scrolled', line: 12.5 });
  says({ type: 'openLink', url: 'https://example.org/' });
  expect(calls.splice(0)).toEqual(['play use', 'scrolled 12.5', 'openLink https://example.org/']);
  const refused = [
    { type: 'openLink', url: 'command:workbench.action.quit' },
    { type: 'scrolled', line: -1 },
    { type: 'scrolled', line: NaN },
    { type: 'run', block: 'create:1' },
    { type: 'play', step: 'x'.repeat(201) },
    null,
  ];
  for (const message of refused) says(message);
  expect(calls).toEqual(refused.map(() => "A message of the preview's page was refused."));
  connection.dispose();
  says({ type: 'play', step: 'use' });
  expect(calls).toHaveLength(refused.length);
});

test('a page that comes back gets the view, and the line that the editor is at', () => {
  const { preview, sent, says } = previewOnPage();
  preview.show(lessonSource(TEXT, wires), 'lesson.md');
  preview.scrollTo(20);
  sent.splice(0);
  says({ type: 'ready' });
  expect(sent.map(({ type }) => type)).toEqual(['preview', 'scrollTo']);
  expect(sent[1]).toEqual({ type: 'scrollTo', line: 20 });
});

test('a translation is shown in its language, with the lines and problems of its own file', () => {
  const { preview, view } = previewOnPage();
  const lesson = lessonOf(TEXT);
  const planned = planTranslation(lessonParts(lesson), { language: 'zh-cn', parts: [] });
  const empty = writeTranslation('sample', 'zh-cn', planned);
  // The first part's words: the title.
  const [mark = ''] = /^<!-- @use\/title [0-9a-f]{8}/m.exec(empty) ?? [];
  expect(mark).not.toBe('');
  const text = empty.replace(new RegExp(`${mark}[^@]*?-->\\n`), `${mark} -->\n使用它\n`);
  preview.show(lessonSource(TEXT, { ...wires, 'lesson.zh-cn.md': text }), 'lesson.zh-cn.md');
  const shown = view();
  expect(shown.lesson).toMatchObject({ lesson: { language: 'zh-cn' }, steps: [{}, { title: '使用它' }] });
  const lines = text.split('\n');
  const heading = 1 + lines.findIndex((line) => line.startsWith('<!-- @use/title'));
  expect(shown.lines).toContain(heading);
  expect(shown.lines).toEqual([...shown.lines].sort((a, b) => a - b));
  expect(shown.lines.at(-1)).toBe(1 + lines.findIndex((line) => line.startsWith('<!-- @use/check-1/what')));
  const problems = allBlocks(shown).filter(({ kind }) => kind === 'problem');
  expect(problems.length + shown.elsewhere.length).toBe(shown.errors + shown.warnings);
});
