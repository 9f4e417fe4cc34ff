import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import type { Glossary } from '../../../extension/core/glossary/glossary.ts';
import { lintGlossary } from '../../../extension/core/glossary/lintGlossary.ts';
import { readGlossary } from '../../../extension/core/glossary/readGlossary.ts';
import type { Lesson, LessonSource } from '../../../extension/core/lesson/model/lesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { translateLesson } from '../../../extension/core/lesson/translation/translateLesson.ts';
import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';
import { buildView } from '../../../extension/player/view/buildView.ts';
import type { PlayerView } from '../../../extension/protocol/playerView.ts';
import { findLessonFolders } from '../../../vm/lessonFolder/findLessonFolders.ts';
import { readLessonFolder } from '../../../vm/lessonFolder/readLessonFolder.ts';
import { playerFacts } from '../player/playerFacts.ts';

const bytes = readFileSync(join(ROOT, 'lessons/glossary.yml'));
const glossary: Glossary = readGlossary(bytes);
const renderer = proseRenderer({ picture: (path) => `https://pictures.test/${path}` });
let sources: LessonSource[] = [];

beforeAll(async () => {
  const folders = await findLessonFolders(join(ROOT, 'lessons'));
  if (!folders.ok) throw new Error('There are no lessons.');
  sources = await Promise.all(
    folders.value.map(async (folder) => {
      const read = await readLessonFolder(folder);
      if (!read.ok) throw new Error(`${folder} can't be read.`);
      return read.value;
    }),
  );
});

const view = (lesson: Lesson): PlayerView => buildView(playerFacts(lesson), renderer);
/** The HTML of the blocks of each step that may have marks. */
const steps = (shown: PlayerView): string[] =>
  [{ blocks: shown.intro }, ...shown.steps].map(({ blocks }) =>
    blocks.flatMap((block) => ('html' in block ? [block.html] : [])).join('\n'),
  );
const lessonsIn = (language: string): Lesson[] =>
  sources.flatMap((source) => {
    const { lesson } = parseLesson(source);
    return lesson ? [translateLesson(lesson, language)] : [];
  });

test('the glossary of our lessons has no problem, and each term its Chinese', () => {
  expect(glossary.length).toBeGreaterThan(50);
  expect(lintGlossary(bytes, sources)).toEqual([]);
  expect(glossary.filter(({ translations }) => !translations.has('zh-cn')).map(({ id }) => id)).toEqual([]);
});

describe.each(['en', 'zh-cn'])('in %s', (language) => {
  test('each lesson has marks; in a step, each term at most once, and never in a link, a heading or code', () => {
    for (const lesson of lessonsIn(language)) {
      const shown = view(lesson);
      const known = new Set(shown.terms.map(({ id }) => id));
      const all = steps(shown).map((html) => [...html.matchAll(/data-term="([^"]+)"/g)].map(([, id]) => id));
      expect(all.flat().length, lesson.id).toBeGreaterThan(lesson.steps.length);
      for (const ids of all) expect(ids).toEqual([...new Set(ids)]);
      expect(new Set(all.flat())).toEqual(known);
      const wrong = /<(a|h\d|code|pre|th)\b[^>]*>(?:(?!<\/\1>)[^])*data-term/;
      for (const html of steps(shown)) expect(wrong.exec(html)?.[0]).toBeUndefined();
    }
  });

  test('the text is the same with marks and without, to the letter', () => {
    for (const lesson of lessonsIn(language)) {
      const without = steps(view({ ...lesson, glossary: [] }));
      expect(without.join('')).not.toContain('data-term');
      const unmarked = steps(view(lesson)).map((html) =>
        html.replaceAll(/<span class="term"[^>]*>([^<]*)<\/span>/g, '$1'),
      );
      expect(unmarked).toEqual(without);
    }
  });

  test('a word that means something else in a lesson is not explained there', () => {
    const marks = (id: string, step: number): string[] => {
      const lesson = lessonsIn(language).find((one) => one.id === id);
      const html = lesson ? (steps(view(lesson))[step] ?? '') : '';
      return [...html.matchAll(/data-term="([^"]+)"/g)].map(([, found = '']) => found);
    };
    expect(marks('macvlan', 0)).not.toContain('bridge');
    expect(marks('vxlan-p2p', 1)).not.toContain('port');
    expect(marks('veth-bridge', 1)).toContain('veth');
  });
});
