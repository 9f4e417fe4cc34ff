import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadlessTerminal } from '../../../extension/core/terminal/headless.ts';
import { Shell } from '../../../extension/core/terminal/shell.ts';
import { TerminalScreen } from '../../../extension/core/terminal/terminalScreen.ts';
import { runsOf } from '../fuzzRuns.ts';
import { limitRepeatCounts } from '../../../extension/protocol/terminalOutput.ts';
import { suppressTerminalReplies } from '../../../extension/webview/terminals/suppressTerminalReplies.ts';
import { FakePty } from '../terminal/fakePty.ts';
import { ESCAPES } from './attacks/escapeAttacks.ts';

/** xterm.js as the player's page has it, but for the drawing; what it would type, and the titles that it was given. */
async function shownInPage(output: string): Promise<{ typed: string; titles: string[] }> {
  const terminal = new HeadlessTerminal({ cols: 80, rows: 24, allowProposedApi: true });
  const typed: string[] = [];
  terminal.onData((data) => typed.push(data));
  terminal.onBinary((data) => typed.push(data));
  const titles: string[] = [];
  terminal.onTitleChange((title) => titles.push(title));
  suppressTerminalReplies(terminal.parser);
  limitRepeatCounts(terminal);
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  terminal.dispose();
  return { typed: typed.join(''), titles };
}

/** The sequences that act on more than the screen: strings to the terminal (OSC, DCS, APC, PM), and requests. */
const ACTING =
  // eslint-disable-next-line no-control-regex -- finding them is the point
  /\u001b[\]P_^X]|[\u0090\u009d\u009e\u009f]|\u001b\[[?>=]?[\d;]*[cnt]|\u001b\[[?]?[\d;]*\$p|\u001bZ|\u0005/;

describe.each(Object.entries(ESCAPES))('output with %s', (_name, output) => {
  test('makes the page type nothing', async () => {
    expect((await shownInPage(output)).typed).toBe('');
  });

  test('makes the host type nothing, and is not handed to a window that comes later', async () => {
    const pty = new FakePty();
    const shell = new Shell(pty, { columns: 80, rows: 24 });
    pty.print(output);
    await shell.screen.write('');
    expect(pty.typed).toEqual([]);
    expect(shell.screen.serialize()).not.toMatch(ACTING);
    shell.dispose();
  });
});

test('any output at all is shown without an exception, a reply, or a request left for a later window', async () => {
  const piece = fc.oneof(
    fc.constantFrom(...Object.values(ESCAPES).filter((text) => text.length < 200)),
    fc.string({ maxLength: 20 }),
    fc.constantFrom('\u001b', '\u001b[', '\u001b]', '\u001bP', '\u009b', ';', '?', '$', '\u0018', '\u001b\\'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
      const output = pieces.join('');
      expect((await shownInPage(output)).typed).toBe('');
      const screen = new TerminalScreen({ columns: 40, rows: 10 });
      await screen.write(output);
      expect(screen.serialize()).not.toMatch(ACTING);
      screen.dispose();
    }),
    runsOf(300),
  );
});
