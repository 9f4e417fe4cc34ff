import { useLanguage } from '../../protocol/language.ts';
import { keyRow } from '../../browser/window/keyRow.ts';
import { followTheme } from '../../browser/window/followTheme.ts';
import { keep, readKept } from '../../browser/window/keptText.ts';
import type { MessageToPage } from '../../protocol/messages.ts';
import { showPage } from '../../webview/showPage.ts';
import type { MessageFromSeatPage, MessageToSeatPage } from '../wire/seatMessages.ts';
import { safeMessage } from './safeView.ts';
import { seatFrame } from './seatFrame.ts';
import { socketLink } from './socketLink.ts';

/*
 * A player of a class (extension/webview) over a WebSocket to the hub: a learner's own, or, where `data-seat` names one, that
 * of a learner whom the teacher looks at.
 */
const root = document.getElementById('player');
followTheme();
// The class's, in which its player speaks, too.
useLanguage(document.documentElement.lang);
if (root) play(root);

function play(element: HTMLElement): void {
  const { lesson = '', base = '/', seat, name = '' } = element.dataset;
  const watched = seat === undefined ? undefined : name;
  const socket = seat === undefined ? `lessons/${lesson}/socket` : `board/seats/${seat}/${lesson}/socket`;
  const state = `patchbay.class.page.${lesson}`;
  const listeners: ((message: MessageToPage) => void)[] = [];
  const send = (message: MessageFromSeatPage): void => link.send(message);
  const frame = seatFrame({ base, send, player: element, watched });
  const link = socketLink(`${base}${socket}`, {
    onOpen() {
      frame.connected(true);
      send({ type: 'player', message: { type: 'ready' } });
    },
    onCut: () => frame.connected(false),
    onMessage(message) {
      const told = message as MessageToSeatPage;
      if (told.type !== 'player') return frame.handle(told);
      // A learner's own editor may have made it.
      const shown =
        watched === undefined
          ? told.message
          : safeMessage(told.message, lesson, `${base}board/lessons/${lesson}/`);
      for (const listener of listeners) listener(shown);
    },
  });
  const keys = keyRow({
    send: (message) => send({ type: 'player', message }),
    listen: (listener) => void listeners.push(listener),
    load: () => readKept(state),
    save: (saved) => keep(state, saved),
    opensTerminals: false,
  });
  showPage(element, keys.transport);
  element.before(frame.element);
  element.after(keys.element);
}
