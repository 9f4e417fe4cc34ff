import { boxWord } from '../boxTitle.ts';
import type { Box } from '../topology.ts';
import { boxNotes, idleNote } from './boxNotes.ts';
import { overlap, partsOf, type Point, type Rectangle } from './geometry.ts';
import { shortText, textColumns } from './shortText.ts';

/** Width of a bold letter of 12 pixels, rounded up because fonts differ, and of one of a note. */
export const LETTER_WIDTH = 7.6;
export const NOTE_LETTER_WIDTH = 6.7;
export const NOTE_HEIGHT = 15;
/** As many letters as a title has room for; the rest is an ellipsis. */
export const MAX_TITLE = 44;

/** Pixels between a box's left edge and its words, between its upper edge and them, and between its words and a line. */
const LEFT = 14;
const TOP = 8;
const CLEAR = 7;
const TITLE_HEIGHT = 17;

/** Pixels that a box's name and the notes under it take. */
export function wordsSize(box: Box): { readonly width: number; readonly height: number } {
  const title = `${boxWord(box)} ${shortText(box.name, MAX_TITLE)}`;
  // A line that opens has an arrow before its words.
  const notes = [...boxNotes(box), ...(box.folded.length > 0 ? [`▸ ${idleNote(box)}`] : [])];
  return {
    width: Math.ceil(
      Math.max(
        LETTER_WIDTH * textColumns(title),
        ...notes.map((note) => NOTE_LETTER_WIDTH * textColumns(note)),
      ),
    ),
    height: TITLE_HEIGHT + NOTE_HEIGHT * notes.length,
  };
}

/**
 * Where a box's words stand in its upper part: at the left, else right of the line that is in the way. Words that are wider
 * than their box are cut. Undefined where lines and labels leave no gap that is wide enough.
 */
export function placeWords(
  box: Box,
  rectangle: Rectangle,
  lines: Iterable<readonly Point[]>,
  labels: readonly Rectangle[],
): Rectangle | undefined {
  const words = leftmost(box, rectangle);
  const band = { x: rectangle.x, y: rectangle.y + 1, width: rectangle.width, height: TOP + words.height };
  const taken = [...[...lines].flatMap(partsOf), ...labels].filter((part) => overlap(part, band));
  const starts = [words.x, ...taken.map((part) => part.x + part.width + CLEAR)];
  const last = rectangle.x + rectangle.width - LEFT - words.width;
  const start = starts
    .filter((x) => x >= words.x && x <= last)
    .sort((a, b) => a - b)
    .find((x) => {
      const room = { ...band, x: x - CLEAR, width: words.width + 2 * CLEAR };
      return !taken.some((part) => overlap(part, room));
    });
  return start === undefined ? undefined : { ...words, x: start };
}

/** Where the words stand at the left of a box, over its lines if there are any. */
export function leftmost(box: Box, { x, y, width }: Rectangle): Rectangle {
  const size = wordsSize(box);
  return { x: x + LEFT, y: y + TOP, width: Math.min(size.width, width - 2 * LEFT), height: size.height };
}

/** Pixels at a box's left that its words need if no line is to run through them. */
export function roomBesideLines(box: Box): number {
  return LEFT + wordsSize(box).width + 2 * CLEAR;
}
