import { expect, test } from 'vitest';
import type { CheckResult } from '../../../extension/core/checks/runChecks.ts';
import {
  hintKey,
  openHints,
  withHintAsked,
  withResults,
} from '../../../extension/core/session/hintLadder.ts';
import { noProgress, readProgress } from '../../../extension/core/session/lessonProgress.ts';

const ladder = ['What is wrong?', 'Look at the link.', '`ip link set` it.'];
const key = hintKey('create', 0);
const passed: CheckResult = { what: 'br0 is up', status: 'pass', wanted: 'up', seen: 'up', ms: 1 };
const failed: CheckResult = { ...passed, status: 'fail', seen: 'down', hints: ladder };

test('a ladder opens from its first hint on: by one for each wish, and by one for three failures', () => {
  expect(openHints(undefined)).toEqual({ open: [], more: 0 });
  expect(openHints(['Only one.'])).toEqual({ open: ['Only one.'], more: 0 });
  expect(openHints(ladder)).toEqual({ open: ladder.slice(0, 1), more: 2 });
  expect(openHints(ladder, { asked: 1, failed: 2 }).open).toEqual(ladder.slice(0, 2));
  expect(openHints(ladder, { asked: 1, failed: 3 })).toEqual({ open: ladder, more: 0 });
  expect(openHints(ladder, { asked: 70, failed: 0 }).open).toEqual(ladder);
});

test('only failures that the learner asked for count, and a check that passes begins again', () => {
  const first = noProgress('a-lesson');
  expect(withResults(first, 'create', [failed], false)).toBe(first);
  expect(withResults(first, 'create', [passed], true)).toBe(first);
  let progress = withHintAsked(first, key);
  for (let look = 0; look < 3; look += 1) progress = withResults(progress, 'create', [failed], true);
  expect(progress.hints).toEqual({ 'create/1': { asked: 1, failed: 3 } });
  expect(readProgress('a-lesson', JSON.parse(JSON.stringify(progress)))).toEqual(progress);
  expect(withResults(progress, 'create', [passed], false).hints).toEqual({});
  expect(readProgress('a-lesson', { ...progress, hints: { one: 3, two: { asked: -1, failed: 0 } } })).toEqual(
    {
      ...first,
      hints: {},
    },
  );
});
