import type { MessageToPage } from '../../../extension/protocol/messages.ts';
import type { TerminalView } from '../../../extension/protocol/playerView.ts';
import { message, playerView, terminal, type Scene } from './scene.ts';

const COLOURS = [
  '\x1b[1;32mroot@vm\x1b[0m:\x1b[1;34m~\x1b[0m# ip -c link show br0',
  '3: \x1b[36mbr0: \x1b[0m<BROADCAST,UP> mtu 1500 state \x1b[32mUP\x1b[0m',
  '    link/ether \x1b[33m02:00:c0:a8:08:64\x1b[0m',
  ...[30, 90].map((base) =>
    Array.from({ length: 8 }, (_, colour) => `\x1b[${base + colour}m ${base + colour} \x1b[0m`).join(''),
  ),
  '┌─── br0 ───┐ \x1b[7m reversed \x1b[0m \x1b[4munderlined\x1b[0m',
  'root@vm:~# ',
].join('\r\n');

function screen(id: string, data: string): MessageToPage {
  return { type: 'terminalScreen', terminal: id, columns: 60, rows: 10, data };
}

function scene(
  name: string,
  width: number,
  terminals: readonly TerminalView[],
  cursor: 'block' | 'bar' | 'underline' = 'block',
): Scene {
  const { settings, ...view } = playerView({ terminals });
  return {
    name: `terminals-${name}`,
    width,
    height: 520,
    part: '.terminals',
    messages: [
      message({ ...view, settings: { ...settings, cursorStyle: cursor } }),
      ...terminals.map(({ id }, index) => screen(id, index === 0 ? COLOURS : 'root@vm:~# ')),
    ],
  };
}

const left = terminal('left');

/** Terminals in each state, beside each other and as tabs; their colours. */
export const terminalScenes: readonly Scene[] = [
  scene('none', 1240, []),
  scene('idle', 1240, [left]),
  scene(
    'starting-busy',
    1640,
    [
      terminal('left', { state: 'starting' }),
      terminal('right', { state: 'busy', commandLine: 'tcpdump -i br0' }),
    ],
    'bar',
  ),
  scene(
    'unfinished-ended',
    1640,
    [terminal('left', { state: 'unfinished' }), terminal('right', { state: 'ended' })],
    'underline',
  ),
  scene('tabs', 880, [left, terminal('middle', { state: 'busy' }), terminal('right')]),
  {
    ...scene('find', 1240, [left]),
    act: async (page) => {
      await page.getByRole('button', { name: /^Find in/ }).click();
      await page.keyboard.type('mtu');
    },
  },
];
