import { say, useLanguage } from '../../protocol/language.ts';
import { followTheme } from '../../browser/window/followTheme.ts';
import { notice } from '../../browser/window/notice.ts';
import { h, show } from '../../webview/element.ts';
import type { MessageFromBoard, MessageToBoard } from '../wire/boardMessages.ts';
import { board } from './board.ts';
import { projector } from './projector.ts';
import { socketLink } from './socketLink.ts';

/* The teacher's board, or the class for the projector: draws each BoardView that the hub sends. */
followTheme();
useLanguage(document.documentElement.lang);
const root = document.getElementById('board');
if (root) open(root);

function open(element: HTMLElement): void {
  const { base = '/', view } = element.dataset;
  const cut = h(
    'p',
    { class: 'class-banner class-cut', role: 'status' },
    say('The class is out of reach. This page tries again by itself.'),
  );
  show(cut, false);
  const send = (message: MessageFromBoard): void => link.send(message);
  const part = view === 'projector' ? projector() : board(base, send);
  element.append(cut, part.element);
  const link = socketLink(`${base}board/socket`, {
    onOpen: () => show(cut, false),
    onCut: () => show(cut, true),
    onMessage(message) {
      const told = message as MessageToBoard;
      if (told.type === 'notice') notice(told.text);
      else part.update(told.view);
    },
  });
}
