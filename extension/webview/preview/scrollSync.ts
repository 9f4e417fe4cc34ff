import { HANDS, piecesOf } from '../lesson/readingPosition.ts';
import { heightOf, lineAt, type PieceOnPage } from './scrollMap.ts';

/** A text that scrolls in step with the document that it is made from. */
export interface ScrollSync {
  /** The lines of the page's pieces, after each view. */
  lines(lines: readonly number[]): void;
  /** The editor has scrolled. */
  scrollTo(line: number): void;
}

/**
 * Keeps `pane` in step with the editor. What leads is the author's hand: the page says where it is only after a hand moved
 * it, so that neither what the editor asked for nor a text that grew comes back to the editor as an echo.
 */
export function scrollSync(
  pane: HTMLElement,
  column: HTMLElement,
  scrolled: (line: number) => void,
): ScrollSync {
  let known: readonly number[] = [];
  let hasHand = false;
  let wanted: number | undefined;
  let frame = 0;
  const edge = (): number => pane.getBoundingClientRect().top;
  /** Those that are shown: a closed step has none but its heading. */
  const pieces = (): PieceOnPage[] =>
    piecesOf(column).flatMap((element, index): PieceOnPage[] => {
      const { top, bottom } = element.getBoundingClientRect();
      const line = known[index];
      return line === undefined || bottom === top ? [] : [{ line, top, bottom }];
    });
  const follow = (): void => {
    if (wanted === undefined || pane.clientHeight === 0) return;
    const all = pieces();
    const height = heightOf(all, wanted);
    // With the space above the first piece.
    if (wanted <= (all[0]?.line ?? 0)) pane.scrollTop = 0;
    else if (height !== undefined) pane.scrollTop += height - edge();
  };
  const report = (): void => {
    frame = 0;
    const line = hasHand && pane.clientHeight > 0 ? lineAt(pieces(), edge()) : undefined;
    if (line !== undefined) scrolled(line);
  };
  for (const hand of HANDS)
    pane.addEventListener(
      hand,
      () => {
        hasHand = true;
        wanted = undefined;
      },
      { passive: true },
    );
  pane.addEventListener('scroll', () => {
    if (hasHand && frame === 0) frame = requestAnimationFrame(report);
  });
  // Pictures and fonts get their heights after they are drawn.
  new ResizeObserver(follow).observe(column);
  return {
    lines(lines) {
      known = lines;
      hasHand = false;
    },
    scrollTo(line) {
      hasHand = false;
      wanted = line;
      follow();
    },
  };
}
