/**
 * Chinese, Japanese and Korean characters and their full-width punctuation, which take two columns of a terminal (UAX #11).
 * Rarer ones, and emoji, are two UTF-16 units long, and so count two anyway.
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** The text, with blanks at its end up to so many columns. */
export function columnEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** The text, with blanks before it up to so many columns. */
export function columnStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}
