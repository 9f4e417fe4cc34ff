import { say } from '../../protocol/language.ts';
import type { SearchAddon } from '@xterm/addon-search';
import { button } from '../button.ts';
import { h, setText, show } from '../element.ts';
import { isComposing } from '../isComposing.ts';

/** Search in one terminal's output, over its upper right corner as in VS Code. */
export function findBar(
  search: SearchAddon,
  back: () => void,
): { element: HTMLElement; open(text: string): void } {
  const input = h('input', {
    type: 'text',
    class: 'field',
    placeholder: say('Find'),
    'aria-label': say('Find in the terminal'),
  });
  const count = h('span', { class: 'find-count', role: 'status' });
  const options = {
    decorations: { matchOverviewRuler: '#888888', activeMatchColorOverviewRuler: '#d7a000' },
  };
  const find = (way: 'next' | 'previous', incremental = false): void => {
    if (input.value === '') {
      search.clearDecorations();
      setText(count, '');
    } else if (way === 'next') search.findNext(input.value, { ...options, incremental });
    else search.findPrevious(input.value, options);
  };
  const close = (): void => {
    show(element, false);
    search.clearDecorations();
    back();
  };
  const element = h(
    'div',
    { class: 'find', role: 'search', 'aria-label': say('Find in the terminal'), hidden: true },
    input,
    count,
    button({ label: say('Previous match (Shift+Enter)'), icon: 'chevronUp', kind: 'tool' }, () =>
      find('previous'),
    ),
    button({ label: say('Next match (Enter)'), icon: 'chevronDown', kind: 'tool' }, () => find('next')),
    button({ label: say('Close (Escape)'), icon: 'close', kind: 'tool' }, close),
  );
  search.onDidChangeResults(({ resultIndex, resultCount }) => {
    if (input.value === '') setText(count, '');
    else
      setText(
        count,
        resultCount === 0
          ? say('No results')
          : say('{match} of {count}', { match: resultIndex + 1, count: resultCount }),
      );
  });
  input.addEventListener('input', () => find('next', true));
  element.addEventListener('keydown', (event) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input) find(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element,
    open: (text) => {
      show(element, true);
      if (text !== '' && !text.includes('\n')) input.value = text;
      input.select();
      input.focus();
      find('next', true);
    },
  };
}
