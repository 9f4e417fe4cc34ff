import { say } from '../../protocol/language.ts';
import type { PlayerView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, isShown, setAttributes, setText, show } from '../element.ts';
import type { PageContext } from '../pageContext.ts';

interface TerminalLocation {
  readonly label: string;
  readonly host: string;
  readonly netns: string | null;
}

/** The + button: opens a terminal at once where there is one location, and shows a menu where there are more. */
export function newTerminal(page: PageContext): { element: HTMLElement; update(view: PlayerView): void } {
  let locations: readonly TerminalLocation[] = [];
  const open = ({ host, netns }: TerminalLocation): void => page.send({ type: 'newTerminal', host, netns });
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': say('New terminal'), hidden: true });
  const plus = button({ label: say('New terminal'), icon: 'add', kind: 'tool' }, () => {
    const [only] = locations;
    if (only && locations.length === 1) return open(only);
    toggle(!isShown(menu));
  });
  const element = h('div', { class: 'new-terminal' }, plus, menu);
  const toggle = (opened: boolean): void => {
    show(menu, opened);
    setAttributes(plus, { 'aria-expanded': opened ? 'true' : 'false' });
    if (opened) (menu.firstElementChild as HTMLElement | null)?.focus();
  };
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.children] as HTMLElement[];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') {
      toggle(false);
      plus.focus();
    } else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) toggle(false);
  });
  return {
    element,
    update: ({ lesson, network }) => {
      locations = locationsOf(lesson.hosts, network);
      setAttributes(plus, {
        'aria-haspopup': locations.length > 1 ? 'menu' : null,
        'aria-expanded': locations.length > 1 ? String(isShown(menu)) : null,
      });
      while (menu.childElementCount > locations.length) menu.lastElementChild?.remove();
      while (menu.childElementCount < locations.length) {
        const item = h('button', { type: 'button', role: 'menuitem', tabindex: -1, class: 'menu-item' });
        const index = menu.childElementCount;
        item.addEventListener('click', () => {
          const location = locations[index];
          toggle(false);
          plus.focus();
          if (location) open(location);
        });
        menu.append(item);
      }
      for (const [index, { label }] of locations.entries()) {
        const item = menu.children[index];
        if (item) setText(item, label);
      }
    },
  };
}

function locationsOf(hosts: readonly string[], network: PlayerView['network']): TerminalLocation[] {
  const locations: TerminalLocation[] = hosts.map((host) => ({
    label: say('On {host}', { host }),
    host,
    netns: null,
  }));
  for (const { host, netns } of network?.nodes ?? []) {
    if (host === '' || netns === null) continue;
    if (locations.some((location) => location.host === host && location.netns === netns)) continue;
    locations.push({ label: say('In the namespace {netns} on {host}', { netns, host }), host, netns });
  }
  return locations;
}
