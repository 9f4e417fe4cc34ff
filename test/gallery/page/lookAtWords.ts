/** What a page says, and what of it has no room. */
export interface WordsOnPage {
  /** Of text, labels, titles and placeholders; the terminals' own left out. */
  readonly words: readonly string[];
  readonly cut: readonly { readonly where: string; readonly text: string }[];
}

/** Runs in the page. */
export function lookAtWords(): WordsOnPage {
  /** Of rounding. */
  const SLACK_PX = 1;
  const words = new Set<string>();
  const cut: { where: string; text: string }[] = [];
  const whereOf = (element: Element): string => {
    const steps: string[] = [];
    for (let one: Element | null = element; one && one !== document.body; one = one.parentElement)
      steps.unshift(
        `${one.localName}${one.classList.length > 0 ? `.${one.classList[0] ?? ''}` : ''}:${[...(one.parentElement?.children ?? [])].indexOf(one)}`,
      );
    return steps.join(' ');
  };
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('.xterm, script, style') !== null) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext']) {
      const value = element.getAttribute(name)?.trim();
      if (value) words.add(value);
    }
    const own = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => (node.nodeValue ?? '').replaceAll(/\s+/g, ' ').trim())
      .filter((text) => text !== '');
    for (const text of own) words.add(text);
    if (own.length === 0 || element.closest('.sr-only, svg') !== null) continue;
    const { width, height, right, left } = element.getBoundingClientRect();
    if (width === 0 || height === 0) continue;
    // Cut by its own box or by one around it that hides what goes past; or past the window's edge.
    for (
      let box: Element | null = element;
      box && box !== document.documentElement;
      box = box.parentElement
    ) {
      const { overflowX } = getComputedStyle(box);
      if (overflowX === 'auto' || overflowX === 'scroll') break;
      const ownBox = box === element;
      const edge = box.getBoundingClientRect();
      const past = ownBox ? box.scrollWidth > box.clientWidth + SLACK_PX : right > edge.right + SLACK_PX;
      if ((overflowX === 'hidden' || overflowX === 'clip') && past) {
        if (element.closest('[title]') === null) cut.push({ where: whereOf(element), text: own.join(' ') });
        break;
      }
      if (box === document.body && (right > innerWidth + SLACK_PX || left < -SLACK_PX))
        cut.push({ where: whereOf(element), text: own.join(' ') });
    }
  }
  return { words: [...words], cut };
}
