import { say } from '../../protocol/language.ts';
import { h } from '../element.ts';
import { isComposing } from '../isComposing.ts';

/** Milliseconds after the last key: each text is another picture. */
const SETTLE_MS = 200;

/** A field that narrows the picture to what it says; Escape empties it. */
export function searchField(onText: (text: string) => void): {
  readonly element: HTMLElement;
  /** Shows the text that the picture is narrowed to, unless the learner is writing another. */
  readonly update: (text: string) => void;
} {
  const element = h('input', {
    class: 'network-search',
    type: 'search',
    placeholder: say('Filter'),
    'aria-label': say('Show only what matches this name, kind or address'),
    spellcheck: 'false',
  });
  let soon: ReturnType<typeof setTimeout> | undefined;
  const send = (): void => {
    soon = undefined;
    onText(element.value);
  };
  element.addEventListener('input', () => {
    clearTimeout(soon);
    soon = setTimeout(send, SETTLE_MS);
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && element.value !== '' && !isComposing(event)) {
      element.value = '';
      clearTimeout(soon);
      send();
      event.stopPropagation();
    }
  });
  return {
    element,
    update: (text) => {
      if (soon === undefined && document.activeElement !== element) element.value = text;
    },
  };
}
