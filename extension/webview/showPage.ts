import type { MessageToPage, PageName } from '../protocol/messages.ts';
import { h, show } from './element.ts';
import { networkPage } from './networkPage.ts';
import type { Page } from './page.ts';
import { openPage, type PageContext } from './pageContext.ts';
import { playerPage } from './playerPage.ts';
import type { Transport } from './transport.ts';

const PAGES: Readonly<Record<PageName, (page: PageContext) => Page>> = {
  player: playerPage,
  network: networkPage,
};

/** Shows the page that `root` names (`data-page`) in it, and says `ready`. What goes wrong later is reported. */
export function showPage(root: HTMLElement, transport: Transport): void {
  const live = h('div', { class: 'sr-only', role: 'status', 'aria-live': 'polite' });
  const page = openPage(transport, live);
  const { element, handlers } = PAGES[root.dataset['page'] === 'network' ? 'network' : 'player'](page);
  show(element, false);
  root.append(element, live);

  transport.listen((message) => {
    // Other scripts of the frame post messages too, of whatever form.
    if (!isMessage(message) || !Object.hasOwn(handlers, message.type)) return;
    (handlers[message.type] as (message: MessageToPage) => void)(message);
  });
  window.addEventListener('error', ({ message }) => page.send({ type: 'report', message }));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    page.send({ type: 'report', message: String(reason) }),
  );
  transport.send({ type: 'ready' });
}

/** What names its type came from the player, which is trusted. */
function isMessage(value: unknown): value is MessageToPage {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
