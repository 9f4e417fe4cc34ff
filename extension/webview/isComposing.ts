/** What browsers send for any key while an input method is at it (UI Events, appendix A.2). */
const PROCESS_KEY = 229;

/**
 * Whether a key belongs to an input method (Pinyin, Hangul, …): its Enter ends a composition and its Escape takes it back, and
 * neither is for the page. Safari says by the key's number alone that the Enter which ends a composition was part of it.
 */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
  return event.isComposing || event.keyCode === PROCESS_KEY;
}
