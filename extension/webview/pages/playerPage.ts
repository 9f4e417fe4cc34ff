import { rasterize } from '../network/rasterize.ts';
import type { Handlers } from '../../protocol/messageMap.ts';
import type { ToPage } from '../../protocol/messages.ts';
import { h } from '../element.ts';
import { header } from '../frame/header.ts';
import { machineBanner } from '../frame/machineBanner.ts';
import { panes } from '../frame/panes.ts';
import { lessonPane } from '../lesson/lessonPane.ts';
import { networkPane } from '../network/networkPane.ts';
import type { Page } from './page.ts';
import { terminalsPane } from '../terminals/terminalsPane.ts';
import type { PageContext } from '../pageContext.ts';

/** The whole player: joins the panes, and gives each message to the pane that it is for. */
export function playerPage(page: PageContext): Page {
  const terminals = terminalsPane(page);
  const network = networkPane(page);
  const lesson = lessonPane({
    page,
    showNodes: (ids) => {
      frame.reveal('network');
      network.showNodes(ids);
    },
    showTerminal: (id) => {
      frame.reveal('terminals');
      terminals.reveal(id);
    },
  });
  const frame = panes(page, {
    lesson: lesson.element,
    terminals: terminals.element,
    network: network.element,
  });
  const top = header(page);
  const banner = machineBanner(page);
  const element = h('div', { class: 'player' }, top.element, banner.element, frame.element);
  const handlers: Handlers<ToPage> = {
    view: ({ view }) => {
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
    rasterize: ({ svg }) => void rasterize(svg).then((png) => page.send({ type: 'rasterized', png })),
    perform: ({ action }) => {
      if (action === 'fit-network') network.fit();
      else terminals.perform(action);
    },
  };
  return { element, handlers };
}
