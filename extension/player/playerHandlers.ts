import type { WalkProbe } from '../core/walk/probe.ts';
import type { Handlers, Intents } from '../protocol/messages.ts';
import { askReset, askSkip, askSolve } from './playerQuestions.ts';
import type { Player } from './player.ts';
import { captureCommand, walkPlace } from './network/walkView.ts';

/** What each message of the window makes the player do. */
export function playerHandlers(player: Player): Handlers<Intents> {
  const { ports } = player;
  return {
    ready: () => player.sendAll(),
    run({ block }) {
      const found = player.runs.blocks.get(block);
      if (found?.kind === 'run') player.terminals.reopen(found.terminal);
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
    doctor: () => ports.doctor(),
    keys({ terminal, data }) {
      const line = player.terminals.line(terminal);
      if (line?.shell?.state === 'ended' && data === '\r') player.terminals.reopen(terminal);
      else line?.type(data);
    },
    resize: ({ terminal, columns, rows }) => player.terminals.resize(terminal, { columns, rows }),
    printed: ({ terminal, length }) => player.terminals.line(terminal)?.printed(length),
    newTerminal({ host, netns }) {
      const terminal = player.terminals.add(host, netns);
      if (terminal !== undefined) player.post({ type: 'focus', pane: 'terminal', terminal });
    },
    closeTerminal: ({ terminal }) => void player.terminals.close(terminal),
    openInEditor: ({ host }) => ports.openInEditor(host),
    openLink: ({ url }) => ports.openLink(url),
    walk({ from, to }) {
      const nodes = player.picture.view?.nodes ?? [];
      const [start, end] = [from, to].map((wanted) => nodes.find(({ id }) => id === wanted));
      follow(player, start && walkPlace(start), end && walkPlace(end));
    },
    offeredWalk({ block }) {
      const found = player.runs.blocks.get(block);
      if (found?.kind !== 'walk') return;
      follow(player, found.from, found.to, { probe: found.probe, block });
    },
    closeWalk: () => player.walk.close(),
    saveCapture() {
      const { capture } = player.walk;
      if (capture) ports.saveCapture(capture);
    },
    capture({ node }) {
      const found = player.picture.view?.nodes.find(({ id }) => id === node);
      const terminal = found && player.terminals.run(found.host, captureCommand(found));
      if (terminal !== undefined) player.post({ type: 'focus', pane: 'terminal', terminal });
    },
    measure({ block }) {
      const found = player.runs.blocks.get(block);
      const { session } = player.machine;
      if (found?.kind === 'chart' && session) void player.rates.toggle(session, block, found.chart);
    },
    nextLesson: () => ports.nextLesson(),
    report: ({ message }) => ports.log(`The player's window says: ${message}`),
  };
}

function follow(
  player: Player,
  from: string | undefined,
  to: string | undefined,
  offer?: { readonly probe: WalkProbe | undefined; readonly block: string },
): void {
  const { session } = player.machine;
  if (!session) return;
  if (from === undefined || to === undefined) player.ports.tell(NO_WALK);
  else void player.walk.follow(session, from, to, offer);
}

const NO_WALK = {
  what: 'The packet cannot be followed.',
  why: 'It can begin and end on the hosts of the lesson and in their namespaces, and not elsewhere.',
  next: 'Choose other NICs, or capture it yourself: tcpdump -ni LINK, in a terminal.',
};
