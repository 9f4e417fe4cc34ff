import type { IntentHandlers } from '../../protocol/intents.ts';
import type { PlayerParts } from '../playerParts.ts';

/** The terminals, and the keyboard's way to them. */
export function terminalIntents({ terminals, pages, playing, ports }: PlayerParts) {
  return {
    keys: ({ terminal, data }) => {
      const line = terminals.line(terminal);
      if (line?.shell?.state === 'ended' && data === '\r') terminals.reopen(terminal);
      else line?.type(data);
    },
    resize: ({ terminal, columns, rows }) => terminals.resize(terminal, { columns, rows }),
    printed: ({ terminal, length }) => terminals.line(terminal)?.printed(length),
    newTerminal: ({ host, netns }) => {
      const terminal = terminals.add(host, netns);
      if (terminal !== undefined) pages.post({ type: 'focus', pane: 'terminal', terminal });
    },
    closeTerminal: ({ terminal }) => terminals.close(terminal),
    stop: ({ terminal }) => {
      const busy = terminals.views().filter(({ state }) => state === 'busy');
      const meant = terminal === undefined ? busy.map(({ id }) => id) : [terminal];
      for (const id of meant) playing()?.runs.interrupt(id);
    },
    openInEditor: ({ host }) => {
      const machine = playing()?.session.machine;
      if (machine) ports.openInEditor(machine, host);
    },
    focus: (focus) => pages.post({ type: 'focus', ...focus }),
    perform: (perform) => pages.post({ type: 'perform', ...perform }),
  } satisfies Partial<IntentHandlers>;
}
