/** A piece of the page: the line of the document that it begins with, and where it is on the page, in pixels. */
export interface PieceOnPage {
  readonly line: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The line of the document at height `y`: within a piece, and in the gap behind it, in proportion. Pieces are in the order of
 * the page. Undefined where there are none.
 */
export function lineAt(pieces: readonly PieceOnPage[], y: number): number | undefined {
  const stretch = stretchAt(
    pieces,
    pieces.findLastIndex(({ top }) => top <= y),
  );
  return stretch && between(y, [stretch.top, stretch.bottom], [stretch.line, stretch.endLine]);
}

/** The height at which a line of the document is: the reverse of {@link lineAt}. */
export function heightOf(pieces: readonly PieceOnPage[], line: number): number | undefined {
  const stretch = stretchAt(
    pieces,
    pieces.findLastIndex((piece) => piece.line <= line),
  );
  return stretch && between(line, [stretch.line, stretch.endLine], [stretch.top, stretch.bottom]);
}

/** From a piece to the next that begins with another line: a problem and its block are one. */
interface Stretch extends PieceOnPage {
  readonly endLine: number;
}

function stretchAt(pieces: readonly PieceOnPage[], index: number): Stretch | undefined {
  const { line } = pieces[Math.max(0, index)] ?? {};
  if (line === undefined) return undefined;
  const same = pieces.filter((piece) => piece.line === line);
  const next = pieces.find((piece) => piece.line > line);
  const bottom = next?.top ?? same.at(-1)?.bottom ?? 0;
  // Behind the last piece nobody knows how many lines there are: it counts as one.
  return { line, endLine: next?.line ?? line + 1, top: same[0]?.top ?? 0, bottom };
}

function between(
  value: number,
  [from, to]: readonly [number, number],
  [low, high]: readonly [number, number],
): number {
  const share = to <= from ? 0 : Math.min(1, Math.max(0, (value - from) / (to - from)));
  return low + share * (high - low);
}
