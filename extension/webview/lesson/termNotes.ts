import type { TermView } from '../../protocol/playerView.ts';
import { h, setAttributes, setText, show } from '../element.ts';
import type { Part } from '../part.ts';

/** What the player puts around a term that it can explain (extension/core/glossary). */
const TERM = '[data-term]';
/** Between the note and the edge of the lesson, in pixels. */
const MARGIN = 8;

export interface ShownTerms {
  readonly terms: readonly TermView[];
  /** Of the lesson's words. */
  readonly language: string;
}

/**
 * The note that explains a term of the prose in `pane`: where the pointer, the keyboard or a finger is. Escape closes it, and so
 * does leaving the term; the pointer may go into it. It is the term's description for screen readers.
 */
export function termNotes(pane: HTMLElement): Part<ShownTerms> {
  const name = h('strong', { class: 'term-name' });
  const text = h('p');
  const source = h('p', { class: 'term-source dim' });
  const note = h('div', { class: 'term-note', id: 'term-note', role: 'tooltip' }, name, text, source);
  let terms = new Map<string, TermView>();
  let shown: HTMLElement | undefined;

  const close = (): void => {
    if (!shown) return;
    setAttributes(shown, { 'aria-describedby': null });
    shown = undefined;
    show(note, false);
    // Nothing of it is found in the page while it is closed.
    for (const part of [name, text, source]) setText(part, '');
  };
  const open = (element: HTMLElement): void => {
    const term = terms.get(element.dataset['term'] ?? '');
    if (!term || element === shown) return;
    close();
    shown = element;
    setText(name, term.name);
    setText(text, term.text);
    setText(source, term.source);
    setAttributes(element, { 'aria-describedby': note.id });
    show(note, true);
    place();
  };
  const place = (): void => {
    if (!shown) return;
    const lines = [...shown.getClientRects()];
    const [first] = lines;
    const last = lines.at(-1);
    // It was drawn anew, or its step is closed.
    if (!first || !last) {
      close();
      return;
    }
    const frame = pane.getBoundingClientRect();
    const { width, height } = note.getBoundingClientRect();
    const left = Math.min(last.left, frame.right - MARGIN - width);
    const fitsBelow = last.bottom + height <= window.innerHeight;
    note.style.left = `${Math.max(frame.left + MARGIN, left)}px`;
    note.style.top = `${fitsBelow ? last.bottom : Math.max(0, first.top - height)}px`;
  };
  /** Not where it is opened: the browser scrolls to what the keyboard comes to after it says so. */
  const onScroll = (): void => {
    const term = shown?.getBoundingClientRect();
    const { top, bottom } = pane.getBoundingClientRect();
    if (term && (term.bottom < top || term.top > bottom)) close();
    place();
  };
  const isAt = (target: EventTarget | null): boolean =>
    target instanceof Node && (note.contains(target) || shown?.contains(target) === true);

  pane.addEventListener('pointerover', ({ target, pointerType }) => {
    const term = termAt(target);
    // A finger that scrolls passes over terms: it opens one by pressing it.
    if (term && pointerType !== 'touch') open(term);
  });
  pane.addEventListener('pointerout', ({ target, relatedTarget, pointerType }) => {
    if (pointerType === 'touch' || !isAt(target) || isAt(relatedTarget)) return;
    if (document.activeElement !== shown) close();
  });
  pane.addEventListener('focusin', ({ target }) => {
    const term = termAt(target);
    if (term) open(term);
  });
  pane.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (isAt(target) && !isAt(relatedTarget)) close();
  });
  pane.addEventListener('click', ({ target }) => {
    const term = termAt(target);
    if (term) open(term);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!isAt(target)) close();
  });
  pane.addEventListener('keydown', (event) => {
    const term = termAt(event.target);
    if (!term || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    open(term);
  });
  // Wherever the keyboard is; there, Escape means what it always means.
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') close();
  };
  document.addEventListener('keydown', onKey, { capture: true });
  pane.addEventListener('scroll', onScroll, { passive: true });
  window.addEventListener('resize', place);
  show(note, false);
  return {
    element: note,
    update: ({ terms: now, language }) => {
      terms = new Map(now.map((term) => [term.id, term]));
      setAttributes(note, { lang: language });
      // What is above it may have another height.
      place();
    },
  };
}

function termAt(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>(TERM) : null) ?? undefined;
}
