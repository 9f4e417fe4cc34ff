import { expect, test } from 'vitest';
import { ScrollEcho } from '../../../extension/editor/preview/scrollEcho.ts';

const at = (first: number) => ({ first, last: first + 30 });

test('what the preview asked for is an echo once; the author’s own scroll is none', () => {
  const echo = new ScrollEcho();
  expect(echo.isEcho(at(5), 200)).toBe(false);
  echo.ask(50);
  expect(echo.isEcho(at(50), 200)).toBe(true);
  expect(echo.isEcho(at(50), 200)).toBe(false);
});

test('several requests may be one scroll, and lines that stick above the text are part of one', () => {
  const echo = new ScrollEcho();
  for (const line of [50, 53, 56]) echo.ask(line);
  expect(echo.isEcho(at(51), 200)).toBe(true);
  expect(echo.isEcho(at(56), 200)).toBe(false);
});

test('the end of the document is as far as an editor goes', () => {
  const echo = new ScrollEcho();
  echo.ask(195);
  expect(echo.isEcho({ first: 170, last: 200 }, 200)).toBe(true);
});

test('an echo that never came does not swallow a later scroll elsewhere', () => {
  const echo = new ScrollEcho();
  echo.ask(150);
  expect(echo.isEcho(at(20), 200)).toBe(false);
  expect(echo.isEcho(at(150), 200)).toBe(false);
});
