/** The piece of the lesson at the pane's upper edge: its index, and how far it is above that edge, in pixels. */
export interface ReadingPosition {
  readonly piece: number;
  readonly above: number;
}

const REMEMBER_MS = 200;
/** Events of a learner who moves the page. */
export const HANDS = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/** The pieces of the text in a lesson's column, in their order. */
export function piecesOf(column: Element): Element[] {
  return [...column.querySelectorAll('h1, .step-toggle, .blocks > *')];
}

/**
 * Keeps the learner's reading position as a piece of text and not in pixels: the page may come back in another width, and
 * pictures and fonts get their heights after it is drawn. For the same reason it holds a restored position until the
 * learner moves the page.
 */
export function readingPosition(
  pane: HTMLElement,
  column: HTMLElement,
  remember: (position: ReadingPosition) => void,
): { goTo(position: ReadingPosition): void; show(piece: Element | null): void } {
  let held: ReadingPosition | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const edge = (): number => pane.getBoundingClientRect().top;
  const hold = (): void => {
    const piece = held && piecesOf(column)[held.piece];
    if (!held || !piece || pane.clientHeight === 0) return;
    pane.scrollTop += piece.getBoundingClientRect().top - edge() + held.above;
  };
  const note = (): void => {
    const top = edge();
    const all = piecesOf(column);
    // A closed piece has no height.
    const piece = all.findIndex((element) => element.getBoundingClientRect().bottom > top);
    const found = all[piece];
    if (found && pane.clientHeight > 0)
      remember({ piece, above: Math.round(top - found.getBoundingClientRect().top) });
  };
  pane.addEventListener('scroll', () => {
    if (held) return;
    clearTimeout(timer);
    timer = setTimeout(note, REMEMBER_MS);
  });
  const letGo = (): void => void (held = null);
  for (const hand of HANDS) pane.addEventListener(hand, letGo, { passive: true });
  const observer = new ResizeObserver(hold);
  observer.observe(column);
  observer.observe(pane);
  return {
    goTo(position) {
      held = position;
      hold();
    },
    /** Sets scrollTop, because `scrollIntoView` would also scroll the editor's frame around the page. */
    show(piece) {
      letGo();
      if (piece) pane.scrollTop += piece.getBoundingClientRect().top - edge();
    },
  };
}
