import { expect, test } from 'vitest';
import { linkedLesson } from '../../../extension/editor/window/lessonLink.ts';

test('a link names a lesson, and perhaps a step', () => {
  expect(linkedLesson('/lesson/tun')).toEqual({ id: 'tun' });
  expect(linkedLesson('/lesson/veth-bridge/cable')).toEqual({ id: 'veth-bridge', step: 'cable' });
});

test.each([
  '',
  '/',
  '/lesson',
  '/lesson/',
  '/lesson/../../etc',
  '/lesson/a/b/c',
  '/run/tun',
  '/lesson/tun%20x',
])('%s names none', (path) => expect(linkedLesson(path)).toBeUndefined());
