import type { Handlers, MessageToPlayer, ToPlayer } from '../protocol/messages.ts';
import { h, show } from './element.ts';
import { header } from './frame/header.ts';
import { machineBanner } from './frame/machineBanner.ts';
import { panes } from './frame/panes.ts';
import { lessonPane } from './lesson/lessonPane.ts';
import { networkPane } from './network/networkPane.ts';
import './style/player.css';
import { giveStylesTheNonce } from './terminals/styleNonce.ts';
import { terminalsPane } from './terminals/terminalsPane.ts';
import { openWindow } from './window.ts';

giveStylesTheNonce();

/** Joins the panes, and hands each message of the host to the one that it is for. */
const live = h('div', { class: 'sr-only', role: 'status', 'aria-live': 'polite' });
const player = openWindow(live);
const terminals = terminalsPane(player);
const network = networkPane(player);
const lesson = lessonPane({
  window: player,
  showNodes: (ids) => {
    frame.reveal('network');
    network.showNodes(ids);
  },
  showTerminal: (id) => {
    frame.reveal('terminals');
    terminals.reveal(id);
  },
});
const frame = panes(player, {
  lesson: lesson.element,
  terminals: terminals.element,
  network: network.element,
});
const top = header(player);
const banner = machineBanner(player);
const page = h('div', { class: 'player' }, top.element, banner.element, frame.element);
show(page, false);
document.getElementById('player')?.append(page, live);

const handlers: Handlers<ToPlayer> = {
  view: ({ view }) => {
    show(page, true);
    top.update(view);
    banner.update(view.machine);
    terminals.update(view);
    network.update(view);
    lesson.update(view);
  },
  terminalScreen: (screen) => terminals.drawScreen(screen),
  terminalOutput: (output) => terminals.print(output),
  focus: ({ pane, terminal }) => {
    frame.reveal(pane === 'terminal' ? 'terminals' : pane);
    if (pane === 'lesson') lesson.focus();
    if (pane === 'terminal') terminals.focus(terminal);
    if (pane === 'network') network.focus();
  },
  perform: ({ action }) => {
    if (action === 'fit-network') network.fit();
    else terminals.perform(action);
  },
};

window.addEventListener('message', ({ data }: MessageEvent<MessageToPlayer | null>) => {
  // Other scripts of the editor's frame post messages too, of whatever form.
  if (data === null || !Object.hasOwn(handlers, data.type)) return;
  (handlers[data.type] as (message: MessageToPlayer) => void)(data);
});
window.addEventListener('error', ({ message }) => player.send({ type: 'report', message }));
window.addEventListener('unhandledrejection', ({ reason }) =>
  player.send({ type: 'report', message: String(reason) }),
);
player.send({ type: 'ready' });
