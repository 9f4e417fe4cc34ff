import { say } from '../../protocol/language.ts';
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
    button(
      {
        label: say('Find'),
        name: say('Find in {title} (Ctrl+F)', { title: first.title }),
        icon: 'search',
        kind: 'tool',
      },
      find,
    ),
    page.opensTerminals ? openOutside() : null,
    button(
      {
        label: say('Close'),
        name: say('Close the terminal {title}', { title: first.title }),
        icon: 'close',
        kind: 'tool',
      },
      () => page.send({ type: 'closeTerminal', terminal: view.id }),
    ),
  );
  function openOutside(): HTMLElement {
    const name = say("Open {host} in VS Code's terminal", { host: first.host });
    return button({ label: say('Open'), name, icon: 'linkExternal', kind: 'tool' }, () =>
      page.send({ type: 'openInEditor', host: view.host }),
    );
  }
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
      setAttributes(state, { title: view.state === 'busy' ? view.commandLine : words });
      setText(leave, say('{leaveKey} leaves', { leaveKey }));
      setAttributes(title, {
        'aria-label': say('Terminal {title}, {words}. Enter goes into it, {leaveKey} leaves it.', {
          title: view.title,
          words,
          leaveKey,
        }),
      });
    },
  };
}

function stateOf({ state, commandLine }: TerminalView): { words: string; icon: IconName; tone: string } {
  switch (state) {
    case 'starting':
      return { words: say('starting'), icon: 'loading', tone: 'now' };
    case 'idle':
      return { words: say('ready'), icon: 'terminal', tone: '' };
    case 'unfinished':
      return { words: say('waits for the rest of the command'), icon: 'terminal', tone: 'doubt' };
    case 'busy':
      return {
        words: commandLine === '' ? say('busy') : say('runs {commandLine}', { commandLine }),
        icon: 'play',
        tone: 'now',
      };
    case 'ended':
      return { words: say('ended'), icon: 'circleSlash', tone: 'quiet' };
  }
}
