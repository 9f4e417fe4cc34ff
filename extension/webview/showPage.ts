import type { MessageToPage, PageName } from '../protocol/messages.ts';
import { spokenLanguage, useLanguage } from '../protocol/language.ts';
import { h } from './element.ts';
import { networkPage } from './pages/networkPage.ts';
import type { Page } from './pages/page.ts';
import { openPage, type PageContext } from './pageContext.ts';
import { playerPage } from './pages/playerPage.ts';
import type { Transport } from './transport.ts';

const PAGES: Readonly<Record<PageName, (page: PageContext) => Page>> = {
  player: playerPage,
  network: networkPage,
};

/** Shows the page that `root` names (`data-page`) in it, and says `ready`. What goes wrong later is reported. */
export function showPage(root: HTMLElement, transport: Transport): void {
  const live = h('div', { class: 'sr-only', role: 'status', 'aria-live': 'polite' });
  const page = openPage(transport, live);
  const makePage = PAGES[root.dataset['page'] === 'network' ? 'network' : 'player'];
  root.append(live);
  let shown: Page | undefined;

  transport.listen((message) => {
    // Other scripts of the frame post messages too, of whatever form.
    if (!isMessage(message)) return;
    if (message.type === 'view' && (!shown || message.view.settings.language !== spokenLanguage())) {
      // A page says its words when it is made: one in another language is made anew, and asks for its terminals again.
      useLanguage(message.view.settings.language);
      const again = shown !== undefined;
      shown?.element.remove();
      shown = makePage(page);
      root.prepend(shown.element);
      if (again) transport.send({ type: 'ready' });
    }
    if (!shown || !Object.hasOwn(shown.handlers, message.type)) return;
    (shown.handlers[message.type] as (message: MessageToPage) => void)(message);
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
