import { expect, test } from 'vitest';
import { heightOf, lineAt, type PieceOnPage } from '../../../extension/webview/preview/scrollMap.ts';

/** A title, a paragraph of ten lines, a problem above its block, and a last block. */
const PIECES: readonly PieceOnPage[] = [
  { line: 1, top: 0, bottom: 40 },
  { line: 11, top: 60, bottom: 160 },
  { line: 21, top: 160, bottom: 190 },
  { line: 21, top: 200, bottom: 260 },
  { line: 30, top: 300, bottom: 350 },
];

test.each([
  ['above everything', -50, 1],
  ['at the title', 0, 1],
  ['in the gap behind the title', 60, 11],
  ['half through a paragraph', 110, 16],
  ['in a problem, which is one with its block', 174, 21.9],
  ['in its block', 230, 25.5],
  ['in the last piece', 325, 30.5],
  ['below everything', 9000, 31],
])('the line %s', (_where, y, line) => {
  expect(lineAt(PIECES, y)).toBeCloseTo(line);
});

test.each([
  ['of the front matter', 0, 0],
  ['of the title', 1, 0],
  ['in a paragraph', 16, 110],
  ['of a block with a problem: the problem comes first', 21, 160],
  ['of the last piece', 30, 300],
  ['behind the last piece', 500, 350],
])('the height of a line %s', (_where, line, height) => {
  expect(heightOf(PIECES, line)).toBeCloseTo(height);
});

test('going there and back ends where it began, and a page without pieces is nowhere', () => {
  for (const line of [1, 4.5, 11, 15.25, 21, 25, 30]) {
    const height = heightOf(PIECES, line)!;
    expect(lineAt(PIECES, height)).toBeCloseTo(line);
  }
  expect([lineAt([], 5), heightOf([], 5)]).toEqual([undefined, undefined]);
});
