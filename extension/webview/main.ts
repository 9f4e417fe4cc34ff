import type { MessageToPage } from '../protocol/messages.ts';
import { h, show } from './element.ts';
import { networkPage } from './networkPage.ts';
import { playerPage } from './playerPage.ts';
import './style/player.css';
import { giveStylesTheNonce } from './terminals/styleNonce.ts';
import { openPage } from './pageContext.ts';

giveStylesTheNonce();

const live = h('div', { class: 'sr-only', role: 'status', 'aria-live': 'polite' });
const player = openPage(live);
const root = document.getElementById('player');
const { element, handlers } = root?.dataset['page'] === 'network' ? networkPage(player) : playerPage(player);
show(element, false);
root?.append(element, live);

window.addEventListener('message', ({ data }: MessageEvent<MessageToPage | null>) => {
  // Other scripts of the editor's frame post messages too, of whatever form.
  if (data === null || !Object.hasOwn(handlers, data.type)) return;
  (handlers[data.type] as (message: MessageToPage) => void)(data);
});
window.addEventListener('error', ({ message }) => player.send({ type: 'report', message }));
window.addEventListener('unhandledrejection', ({ reason }) =>
  player.send({ type: 'report', message: String(reason) }),
);
player.send({ type: 'ready' });
