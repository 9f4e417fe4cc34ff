import { afterEach, beforeEach, expect, test } from 'vitest';
import { whyNot } from '../../../extension/class/learner/applyRules.ts';
import { boardPage, noBoardPage } from '../../../extension/class/web/boardPages.ts';
import { joinPage } from '../../../extension/class/web/joinPage.ts';
import { lessonsPage } from '../../../extension/class/web/lessonsPage.ts';
import { playerPage } from '../../../extension/class/web/playerPage.ts';
import { publicAddress } from '../../../extension/class/web/publicAddress.ts';
import { PSEUDO_LANGUAGE, useLanguage } from '../../../extension/core/language/say.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { lessonOf } from '../player/fakeMachine.ts';
import { head } from '../lesson/lessonSource.ts';

const address = publicAddress(undefined, false);
const lesson = lessonOf(`${head}# One\n\n## Make it {#make}\n\nText.\n`);
const seat = {
  ...{ id: 1, name: 'Ann', code: 'ABCD-EFGH', joined: '', lesson: null, machine: null, hand: null },
};
const entry = { lesson, progress: { ...noProgress(lesson.id), achieved: { make: '2026-01-01' } } };
const pages = {
  'the door': () => joinPage(address, { problem: undefined } as object),
  'the lessons': () => lessonsPage(address, seat, [entry]),
  'a lesson': () => playerPage(address, { id: 'one', title: lesson.title }),
  'the board': () => boardPage(address, 'board'),
  'no board': () => noBoardPage(address),
};
/** What the class did not write: names, titles, and a command. */
const OTHERS = ['Patchbay', 'Ann', lesson.title, lesson.summary, 'patchbay class serve', 'ABCD-EFGH'];

beforeEach(() => useLanguage(PSEUDO_LANGUAGE));
afterEach(() => useLanguage('en'));

for (const [name, render] of Object.entries(pages)) {
  test(`${name}: every text of it is translated`, () => {
    const html = render();
    expect(html).toContain(`<html lang="${PSEUDO_LANGUAGE}">`);
    const plain = OTHERS.reduce(
      (text, other) => text.replaceAll(other, ''),
      html.replaceAll(/<[^>]*>/g, '\n'),
    );
    // Of a sentence with a tag in it, the pieces before and after.
    expect(plain).toContain('⟦');
    expect(plain.replaceAll(/⟦[^⟧]*⟧/g, '')).not.toMatch(/\p{L}{2}/u);
  });
}

test('the seat code stands out, whatever the language', () => {
  useLanguage('zh-cn');
  expect(lessonsPage(address, seat, [])).toContain(
    '你的座位码是 <strong class="seat-code">ABCD-EFGH</strong>。',
  );
});

test('why a learner may not do something', () => {
  useLanguage('zh-cn');
  const rules = { paused: true, solutionsLocked: false, lockedFrom: {} };
  expect(whyNot({ type: 'check' }, ['make'], 'one', 'make', rules)).toBe('老师暂停了课堂。');
});
