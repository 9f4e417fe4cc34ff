import { h, setText } from '../element.ts';
import { networkPane } from '../network/networkPane.ts';
import type { Page } from './page.ts';
import type { PageContext } from '../pageContext.ts';

/** The network alone, in a whole tab. */
export function networkPage(page: PageContext): Page {
  const network = networkPane(page);
  const title = h('h1', { class: 'sr-only' });
  const element = h('div', { class: 'player' }, h('main', { class: 'panes' }, title, network.element));
  return {
    element,
    handlers: {
      view: ({ view }) => {
        setText(title, view.lesson.title);
        network.update(view);
      },
    },
  };
}
