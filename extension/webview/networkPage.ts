import { h } from './element.ts';
import { networkPane } from './network/networkPane.ts';
import type { Page } from './page.ts';
import type { PageContext } from './pageContext.ts';

/** The network alone, in a whole tab. */
export function networkPage(page: PageContext): Page {
  const network = networkPane(page);
  const element = h('div', { class: 'player' }, h('main', { class: 'panes' }, network.element));
  return {
    element,
    handlers: {
      view: ({ view }) => {
        network.update(view);
      },
    },
  };
}
