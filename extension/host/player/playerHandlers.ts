import type { Handlers, ToHost } from '../../protocol/messages.ts';
import { askReset, askSkip, askSolve } from './playerQuestions.ts';
import type { Player } from './player.ts';

/** What each message of the window makes the player do. */
export function playerHandlers(player: Player): Handlers<ToHost> {
  const { ports } = player;
  return {
    ready: () => player.sendAll(),
    run({ block }) {
      const found = player.runs.blocks.get(block);
      if (found?.kind === 'run' || found?.kind === 'stop') player.terminals.reopen(found.terminal);
      void player.runs.run(block);
    },
    stop: ({ terminal }) => player.runs.interrupt(terminal),
    check({ step }) {
      const found = player.step(step);
      if (found) void player.checks.now(found);
    },
    solve: ({ step }) => void askSolve(player, step),
    skip: ({ step }) => void askSkip(player, step),
    goTo: ({ step }) => void player.goTo(step),
    answer: ({ block, option }) => void player.answer(block, option),
    reveal({ block }) {
      player.revealed.add(block);
      player.changed();
    },
    reset: () => void askReset(player),
    rebuild: () => void player.machine.rebuild(),
    cancel: () => player.machine.cancel(),
    keys({ terminal, data }) {
      const line = player.terminals.line(terminal);
      if (line?.shell?.state === 'ended' && data === '\r') player.terminals.reopen(terminal);
      else line?.type(data);
    },
    resize: ({ terminal, ...size }) => player.terminals.line(terminal)?.resize(size),
    printed: ({ terminal, length }) => player.terminals.line(terminal)?.printed(length),
    newTerminal({ host, netns }) {
      const terminal = player.terminals.add(host, netns);
      if (terminal !== undefined) player.post({ type: 'focus', pane: 'terminal', terminal });
    },
    closeTerminal: ({ terminal }) => void player.terminals.close(terminal),
    openInEditor: ({ host }) => ports.openInEditor(host),
    openLink: ({ url }) => ports.openLink(url),
    walk: () => ports.tell(NO_WALK),
    offeredWalk: () => ports.tell(NO_WALK),
    closeWalk: () => undefined,
    capture: () => ports.tell(NO_CAPTURE),
    measure: () => ports.tell(NO_MEASURE),
    nextLesson: () => ports.nextLesson(),
    report: ({ message }) => ports.log(`The player's window says: ${message}`),
  };
}

const why = 'This version of Patchbay cannot do that yet.';
const NO_WALK = {
  what: 'The packet cannot be followed.',
  why,
  next: 'Capture it yourself: tcpdump -ni LINK, in a terminal.',
};
const NO_CAPTURE = {
  what: 'The capture cannot be opened from the picture.',
  why,
  next: 'Run it yourself: tcpdump -ni LINK, in a terminal.',
};
const NO_MEASURE = {
  what: 'The rate cannot be measured here.',
  why,
  next: 'Run iperf3 yourself, in a terminal.',
};
