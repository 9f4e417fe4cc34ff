import type { PlayerSettings, TerminalView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText } from '../element.ts';
import { icon, setIcon, type IconName } from '../icon.ts';
import type { PageContext } from '../pageContext.ts';

export interface HeaderDeps {
  readonly page: PageContext;
  readonly focusTerminal: () => void;
  readonly find: () => void;
}

/** Above a terminal: its name, its state and its leave key, which moves the focus here. */
export function terminalHeader(
  first: TerminalView,
  { page, focusTerminal, find }: HeaderDeps,
): { element: HTMLElement; update(view: TerminalView, settings: PlayerSettings): void; focus(): void } {
  let view = first;
  const mark = icon('terminal');
  const name = h('span', { class: 'terminal-name' });
  const title = h('button', { type: 'button', class: 'terminal-title' }, mark, name);
  title.addEventListener('click', focusTerminal);
  const state = h('span', { class: 'terminal-state' });
  const leave = h('span', { class: 'terminal-leave' });
  const tools = h(
    'span',
    { class: 'terminal-tools' },
    button({ label: 'Find', name: `Find in ${first.title} (Ctrl+F)`, icon: 'search', kind: 'tool' }, find),
    button(
      { label: 'Open', name: `Open ${first.host} in VS Code's terminal`, icon: 'linkExternal', kind: 'tool' },
      () => page.send({ type: 'openInEditor', host: view.host }),
    ),
    button({ label: 'Close', name: `Close the terminal ${first.title}`, icon: 'close', kind: 'tool' }, () =>
      page.send({ type: 'closeTerminal', terminal: view.id }),
    ),
  );
  const element = h('div', { class: 'terminal-header' }, title, state, leave, tools);
  return {
    element,
    focus: () => title.focus(),
    update: (next, { leaveKey }) => {
      view = next;
      const { words, icon: shape, tone } = stateOf(view);
      setIcon(mark, shape, tone);
      setText(name, view.title);
      setText(state, words);
      setAttributes(state, { title: view.state === 'busy' ? view.commandLine : null });
      setText(leave, `${leaveKey} leaves`);
      setAttributes(title, {
        'aria-label': `Terminal ${view.title}, ${words}. Enter goes into it, ${leaveKey} leaves it.`,
      });
    },
  };
}

function stateOf({ state, commandLine }: TerminalView): { words: string; icon: IconName; tone: string } {
  switch (state) {
    case 'starting':
      return { words: 'starting', icon: 'loading', tone: 'now' };
    case 'idle':
      return { words: 'ready', icon: 'terminal', tone: '' };
    case 'unfinished':
      return { words: 'waits for the rest of the command', icon: 'terminal', tone: 'doubt' };
    case 'busy':
      return { words: commandLine === '' ? 'busy' : `runs ${commandLine}`, icon: 'play', tone: 'now' };
    case 'ended':
      return { words: 'ended', icon: 'circleSlash', tone: 'quiet' };
  }
}
