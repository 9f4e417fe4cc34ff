import { say } from '../../protocol/language.ts';
import type { UnusualView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText, show } from '../element.ts';
import type { PageContext } from '../pageContext.ts';

export interface UnusualList {
  /** In the head of the pane; hidden where nothing is unusual. */
  readonly button: HTMLElement;
  readonly element: HTMLElement;
  readonly isOpen: () => boolean;
  readonly update: (found: readonly UnusualView[]) => void;
}

/** What is unusual in the network: a quiet button with a number, and the list that it opens. */
export function unusualList(
  page: PageContext,
  choose: (node: string) => void,
  onToggle: () => void,
): UnusualList {
  let open = false;
  let shown = '[]';
  const toggle = button({ label: say('Unusual'), kind: 'quiet' }, () => {
    open = !open;
    draw();
    onToggle();
  });
  const items = h('ul', { class: 'unusual', role: 'list' });
  const close = button({ label: say('Close'), icon: 'close', kind: 'tool' }, () => toggle.click());
  const head = h('div', { class: 'aside-head' }, h('h3', {}, say('Unusual in this network')), close);
  const element = h(
    'div',
    { class: 'unusual-list', role: 'group', 'aria-label': say('Unusual in this network') },
    head,
    items,
  );
  const draw = (): void => {
    show(element, open);
    setAttributes(toggle, { 'aria-expanded': String(open) });
  };
  const item = ({ what, why, command, host, node }: UnusualView): HTMLElement => {
    const reveal = button({ label: say('Show in the picture'), icon: 'fit', kind: 'tool' }, () => {
      if (node !== null) choose(node);
    });
    return h(
      'li',
      {},
      h('p', {}, what),
      h('p', { class: 'dim' }, why),
      h('p', {}, h('code', {}, command), host === 'vm' ? '' : say(' on {host}', { host })),
      ...(node === null ? [] : [reveal]),
    );
  };
  draw();
  show(toggle, false);
  return {
    button: toggle,
    element,
    isOpen: () => open,
    update: (found) => {
      const now = JSON.stringify(found);
      if (now === shown) return;
      shown = now;
      if (found.length === 0) open = false;
      items.replaceChildren(...found.map(item));
      setText(toggle.querySelector('.label') ?? toggle, say('Unusual: {count}', { count: found.length }));
      show(toggle, found.length > 0);
      draw();
      if (open) page.announce(say('{count} unusual in this network', { count: found.length }));
    },
  };
}
