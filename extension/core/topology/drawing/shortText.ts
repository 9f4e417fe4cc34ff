/** Scripts whose letters are as wide as two Latin ones, and pictures (Unicode UAX #11, roughly). */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uFF01-\uFF60]/u;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How much room a text takes, in Latin letters. */
export function textColumns(text: string): number {
  let columns = 0;
  for (const { segment } of letters.segment(text)) columns += columnsOf(segment);
  return columns;
}

/** The text, or as much of it as there is room for, and an ellipsis. Letters of several code points stay whole. */
export function shortText(text: string, most: number): string {
  if (textColumns(text) <= most) return text;
  let short = '';
  let columns = 1;
  for (const { segment } of letters.segment(text)) {
    columns += columnsOf(segment);
    if (columns > most) break;
    short += segment;
  }
  return `${short}…`;
}

function columnsOf(letter: string): number {
  return WIDE.test(letter) ? 2 : 1;
}
