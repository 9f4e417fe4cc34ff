/** What stands at the pane's upper edge: the n-th of the lesson's pieces, and how far it is above that edge, in pixels. */
export interface ReadingPosition {
  readonly piece: number;
  readonly above: number;
}

const PIECES = 'h1, .step-toggle, .blocks > *';
const REMEMBER_MS = 200;
/** What a learner moves the page with. */
const HANDS = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/**
 * Keeps the place that the learner reads at. By what stands there and not by a number of pixels: the page comes back
 * in another width, and pictures and fonts find their heights after it is drawn. So a place that was gone back to is
 * held until the learner moves the page.
 */
export function readingPosition(
  pane: HTMLElement,
  column: HTMLElement,
  remember: (place: ReadingPosition) => void,
): { goTo(place: ReadingPosition): void; show(piece: Element | null): void } {
  let held: ReadingPosition | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pieces = (): Element[] => [...column.querySelectorAll(PIECES)];
  const edge = (): number => pane.getBoundingClientRect().top;
  const hold = (): void => {
    const piece = held && pieces()[held.piece];
    if (!held || !piece || pane.clientHeight === 0) return;
    pane.scrollTop += piece.getBoundingClientRect().top - edge() + held.above;
  };
  const note = (): void => {
    const top = edge();
    const all = pieces();
    // What is closed has no height.
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
    goTo(place) {
      held = place;
      hold();
    },
    /** By hand: `scrollIntoView` would also scroll the frame of the editor that the page is in. */
    show(piece) {
      letGo();
      if (piece) pane.scrollTop += piece.getBoundingClientRect().top - edge();
    },
  };
}
