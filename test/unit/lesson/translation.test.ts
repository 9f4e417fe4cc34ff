import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { acceptStale } from '../../../extension/core/lesson/translation/acceptStale.ts';
import { lessonParts } from '../../../extension/core/lesson/translation/lessonParts.ts';
import { partHash } from '../../../extension/core/lesson/translation/partHash.ts';
import { planTranslation } from '../../../extension/core/lesson/translation/planTranslation.ts';
import { readTranslation } from '../../../extension/core/lesson/translation/readTranslation.ts';
import { translateLesson } from '../../../extension/core/lesson/translation/translateLesson.ts';
import { writeTranslation } from '../../../extension/core/lesson/translation/writeTranslation.ts';
import { runsOf } from '../fuzzRuns.ts';
import { lessonArbitrary, modelOf } from './lessonArbitrary.ts';
import { fence, head, lessonSource } from './lessonSource.ts';
import { nastyPieces } from './nastyPieces.ts';

const ENGLISH = [
  `${head}# A switch\n\nA bridge is a switch.\n\n![a cable](wires.svg)\n\n## Create it {#create}\n\nUse \`ip link\`.\n`,
  fence('bash {run}', 'ip link add br0 type bridge'),
  fence(
    'yaml {quiz}',
    'question: Up?',
    'options:',
    '- {text: Yes, why: No.}',
    '- {text: No, right: true, why: It starts down.}',
  ),
  fence(
    'yaml {check}',
    '- {what: br0 is there, link: br0, id: there, hint: Make it.}',
    '- {what: br0 is up, link: br0, up: true, pass: It is up.}',
  ),
].join('\n');
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg"><title>two ends</title><text x="1">the kernel &amp; you</text><text>1</text></svg>';

function lessonIn(english: string, chinese?: string): Lesson {
  const files = { 'wires.svg': SVG, ...(chinese !== undefined && { 'lesson.zh-cn.md': chinese }) };
  return parseLesson(lessonSource(english, files)).lesson!;
}
/** As `patchbay translate` writes it. */
function updated(english: string, chinese?: string): string {
  const lesson = lessonIn(english, chinese);
  const old = lesson.translations[0] ?? { language: 'zh-cn', parts: [] };
  return writeTranslation('sample', 'zh-cn', planTranslation(lessonParts(lesson), old));
}
/** Each part translated, as a translator writes below its English. */
function translated(english: string): string {
  return updated(english).replaceAll(
    /^<!-- @(\S+) ([0-9a-f]{8}) new\n[^]*?\n-->$/gm,
    '<!-- @$1 $2 -->\n译：$1',
  );
}
const codesOf = (english: string, chinese: string): string[] =>
  lintLesson(lessonSource(english, { 'wires.svg': SVG, 'lesson.zh-cn.md': chinese })).map(({ code }) => code);

test('a skeleton has every part with its English, and translates nothing', () => {
  const skeleton = updated(ENGLISH);
  expect([...skeleton.matchAll(/^<!-- @(\S+)/gm)].map(([, key]) => key)).toEqual([
    ...['title', 'summary', 'intro/prose-1', 'create/title', 'create/prose-1', 'create/quiz-1/question'],
    ...['create/quiz-1/option-1', 'create/quiz-1/why-1', 'create/quiz-1/option-2', 'create/quiz-1/why-2'],
    ...['create/check-1/what', 'create/check-1/hint', 'create/check-2/what', 'create/check-2/pass'],
    ...['wires.svg/title-1', 'wires.svg/text-1'],
  ]);
  const lesson = translateLesson(lessonIn(ENGLISH, skeleton), 'zh-cn');
  expect(lesson.title).toBe('A switch');
  expect(lesson).toMatchObject({ language: 'zh-cn', untranslated: 16 });
  expect(codesOf(ENGLISH, skeleton)).toEqual(['PB902']);
});

test('a whole translation changes all words, and nothing that runs or is checked', () => {
  const english = lessonIn(ENGLISH, translated(ENGLISH));
  const chinese = translateLesson(english, 'zh-cn');
  expect(chinese.untranslated).toBe(0);
  expect(chinese.title).toBe('译：title');
  const [step] = chinese.steps;
  expect(step?.title).toBe('译：create/title');
  expect(step?.checks.map(({ what, hint, pass }) => [what, hint, pass])).toEqual([
    ['译：create/check-1/what', ['译：create/check-1/hint'], undefined],
    ['译：create/check-2/what', undefined, '译：create/check-2/pass'],
  ]);
  const checked = ({
    what: _1,
    hint: _2,
    pass: _3,
    ...rest
  }: NonNullable<typeof step>['checks'][number]): object => rest;
  expect(step?.checks.map(checked)).toEqual(english.steps[0]?.checks.map(checked));
  expect(step?.blocks.find(({ kind }) => kind === 'run')).toEqual(
    english.steps[0]?.blocks.find(({ kind }) => kind === 'run'),
  );
  expect(step?.blocks.flatMap((block) => (block.kind === 'checks' ? block.checks : []))).toEqual(
    step?.checks,
  );
  expect(chinese.pictures.get('wires.svg')).toBe(
    SVG.replace('two ends', '译：wires.svg/title-1').replace('the kernel &amp; you', '译：wires.svg/text-1'),
  );
});

test('a part whose English was changed is in English, and named with its line', () => {
  const chinese = translated(ENGLISH);
  const changed = ENGLISH.replace('hint: Make it.', 'hint: Create it.');
  const lesson = translateLesson(lessonIn(changed, chinese), 'zh-cn');
  expect(lesson.steps[0]?.checks[0]?.hint).toEqual(['Create it.']);
  expect(lesson.untranslated).toBe(1);
  const [problem] = lintLesson(
    lessonSource(changed, { 'wires.svg': SVG, 'lesson.zh-cn.md': chinese }),
  ).filter(({ code }) => code === 'PB901');
  expect(chinese.split('\n')[problem!.line - 1]).toContain('@create/check-1/hint');
});

test('other line breaks in the English change nothing', () => {
  const chinese = translated(ENGLISH);
  expect(
    translateLesson(lessonIn(ENGLISH.replace('A bridge is', 'A bridge\nis'), chinese), 'zh-cn').untranslated,
  ).toBe(0);
});

test('bringing it up to date keeps what is translated, moves it with its English, and loses nothing', () => {
  const chinese = translated(ENGLISH);
  expect(updated(ENGLISH, chinese)).toBe(chinese);
  const longer = ENGLISH.replace('Use `ip link`.\n', 'New.\n\n```c\nx\n```\n\nUse `ip link`.\n').replace(
    'hint: Make it.',
    'hint: Create it.',
  );
  const moved = longer.replace(
    '## Create it {#create}',
    '## Begin {#begin}\n\nFirst.\n\n## Create it {#create}',
  );
  const next = updated(moved, chinese);
  for (const [, text] of chinese.matchAll(/^(译：.*)$/gm)) expect(next).toContain(text);
  expect(next).toMatch(/@create\/check-1\/hint \w{8} stale\nCreate it\.\n-->\n译：create\/check-1\/hint\n/);
  expect(next).toMatch(/@begin\/prose-1 \w{8} new\nFirst\.\n-->\n/);
  // The word is removed when it is translated again.
  const done = next.replace(/ stale\nCreate it\.\n-->\n.*\n/, ' -->\n新的提示\n');
  expect(translateLesson(lessonIn(moved, done), 'zh-cn').steps[1]?.checks[0]?.hint).toEqual(['新的提示']);
});

test('stale parts are accepted by name, or all, with their words; what is not stale is named and left', () => {
  const changed = ENGLISH.replace('hint: Make it.', 'hint: Create it.').replace(
    'question: Up?',
    'question: On?',
  );
  const lesson = lessonIn(
    changed.replace(', pass: It is up.', ', pass: Up, fail: Down.'),
    translated(ENGLISH),
  );
  const plan = planTranslation(lessonParts(lesson), lesson.translations[0]!);
  const hint = 'create/check-1/hint';
  const statesOf = ({ parts }: typeof plan, state: string): string[] =>
    parts.filter((part) => part.state === state).map(({ part }) => part.key);
  expect(statesOf(plan, 'stale')).toEqual(['create/quiz-1/question', hint, 'create/check-2/pass']);
  const one = acceptStale(plan, [hint, 'title', 'create/check-2/fail']);
  expect(one.unknown).toEqual(['title', 'create/check-2/fail']);
  expect(statesOf(one.plan, 'stale')).toEqual(['create/quiz-1/question', 'create/check-2/pass']);
  expect(writeTranslation('sample', 'zh-cn', one.plan)).toContain(
    `<!-- @${hint} ${partHash('Create it.')} -->\n译：${hint}\n`,
  );
  const all = acceptStale(plan, []);
  expect(all.unknown).toEqual([]);
  expect(statesOf(all.plan, 'stale')).toEqual([]);
  expect(statesOf(all.plan, 'missing')).toEqual(['create/check-2/fail']);
});

test('what the lesson does not have any more stays at the end, and is used again when it comes back', () => {
  const chinese = translated(ENGLISH);
  const shorter = ENGLISH.replace(', pass: It is up.', '');
  const kept = updated(shorter, chinese);
  expect(kept).toMatch(/ unused -->\n译：create\/check-2\/pass\n$/);
  expect(codesOf(shorter, kept)).toEqual(['PB904', 'PB903']);
  expect(translateLesson(lessonIn(ENGLISH, kept), 'zh-cn').untranslated).toBe(0);
});

test('a title may be a heading, and lines of Chinese are joined without a blank', () => {
  const chinese = translated(ENGLISH)
    .replace('译：create/title\n', '## 创建\n网桥\n')
    .replace('译：create/check-1/hint\n', '用 ip\nlink 创建，\n再看。\n');
  const [step] = translateLesson(lessonIn(ENGLISH, chinese), 'zh-cn').steps;
  expect(step?.title).toBe('创建网桥');
  expect(step?.checks[0]?.hint).toEqual(['用 ip link 创建，再看。']);
});

test('the nearest language is taken, and English where none is near', () => {
  const lesson = lessonIn(ENGLISH, translated(ENGLISH));
  expect(
    ['zh-cn', 'zh-TW', 'zh', 'en', 'en-gb', 'de'].map((wanted) => translateLesson(lesson, wanted).language),
  ).toEqual(['zh-cn', 'zh-cn', 'zh-cn', 'en', 'en', 'en']);
});

test('lint names HTML, foreign links and lost code in a translation, in its file', () => {
  const chinese = translated(ENGLISH).replace('译：intro/prose-1', '<b>网桥</b>\n\n[x](command:y)');
  const found = lintLesson(lessonSource(ENGLISH, { 'wires.svg': SVG, 'lesson.zh-cn.md': chinese }));
  expect(found.map(({ file, code }) => `${file} ${code}`)).toEqual([
    ...['PB410', 'PB410', 'PB411', 'PB904'].map((code) => `lesson.zh-cn.md ${code}`),
  ]);
});

test('one that is not text, too large, or has hidden characters is left out, and the lesson is played', () => {
  for (const bytes of [
    new Uint8Array([0xff]),
    new Uint8Array(1_000_001).fill(0x20),
    '<!-- @title 00000000 -->\n\u202Ex',
  ]) {
    const { lesson, problems } = parseLesson(lessonSource(ENGLISH, { 'lesson.zh-cn.md': bytes }));
    expect(lesson?.translations).toEqual([]);
    expect(problems.filter(({ code }) => code !== 'PB103')).toEqual([]);
    expect(
      lintLesson(lessonSource(ENGLISH, { 'lesson.zh-cn.md': bytes })).filter(
        ({ file }) => file === 'lesson.zh-cn.md',
      ),
    ).toHaveLength(1);
  }
});

const FUZZ = runsOf(2_000);

test(
  `of ${FUZZ.numRuns} lessons, each is the same after a round through its own words`,
  { timeout: 180_000 },
  () => {
    fc.assert(
      fc.property(lessonArbitrary, ({ text }) => {
        const lesson = parseLesson(lessonSource(text)).lesson!;
        const parts = lessonParts(lesson);
        const written = parts
          .map(({ key, source }) => `<!-- @${key} ${partHash(source)} -->\n${source}\n`)
          .join('\n');
        const again = translateLesson(
          { ...lesson, translations: [readTranslation('zh-cn', written)] },
          'zh-cn',
        );
        expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
        expect(again.steps.map(({ checks }) => checks)).toEqual(lesson.steps.map(({ checks }) => checks));
        expect(Object.keys(modelOf(again))).toEqual(Object.keys(modelOf(lesson)));
      }),
      FUZZ,
    );
  },
);

test(
  `of ${FUZZ.numRuns} translations of any text, none throws or loses text when it is brought up to date`,
  { timeout: 180_000 },
  () => {
    const lesson = lessonIn(ENGLISH);
    const keys = [...lessonParts(lesson).map(({ key }) => key), 'x', '__proto__'];
    const mark = fc
      .tuple(
        fc.constantFrom(...keys),
        fc.constantFrom('00000000', partHash('Make it.')),
        fc.constantFrom('', ' new', ' stale', ' unused'),
        fc.constantFrom('', ' -->'),
      )
      .map(([key, hash, word, end]) => `<!-- @${key} ${hash}${word}${end}`);
    const line = fc.oneof(mark, fc.constantFrom(...nastyPieces, '-->', '', '文'), fc.string());
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        expect(() => lintLesson(lessonSource(ENGLISH, { 'lesson.zh-cn.md': text }))).not.toThrow();
        const translation = readTranslation('zh-cn', text);
        const next = readTranslation(
          'zh-cn',
          writeTranslation('sample', 'zh-cn', planTranslation(lessonParts(lesson), translation)),
        );
        const texts = new Set(next.parts.map((part) => part.text));
        for (const { text: old } of translation.parts) if (old !== '') expect(texts).toContain(old);
      }),
      FUZZ,
    );
  },
);

test('a hint that becomes the end of a ladder keeps its translation, and what is above it is new', () => {
  const ladder = ENGLISH.replace('hint: Make it.', 'hint: ["Is it there?", Make it.]');
  const lesson = lessonIn(ladder, translated(ENGLISH));
  expect(lessonParts(lesson).map(({ key }) => key)).toContain('create/check-1/hint-2');
  const chinese = translateLesson(lesson, 'zh-cn');
  expect(chinese.untranslated).toBe(1);
  expect(chinese.steps[0]?.checks[0]?.hint).toEqual(['Is it there?', '译：create/check-1/hint']);
});
