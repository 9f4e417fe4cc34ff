import { say } from '../../protocol/language.ts';
import type { Terminal } from '@xterm/xterm';
import type { PageContext } from '../pageContext.ts';

export function copySelection(terminal: Terminal, page: PageContext): void {
  const text = terminal.getSelection();
  if (text === '') return;
  void navigator.clipboard.writeText(text).then(
    () => page.announce(say('Copied')),
    (error: unknown) => page.send({ type: 'report', message: `copying failed: ${String(error)}` }),
  );
}

/** `paste` brackets the text where the shell asks for that, so that a newline in it does not run it. */
export function pasteInto(terminal: Terminal, page: PageContext): void {
  void navigator.clipboard.readText().then(
    (text) => terminal.paste(text),
    (error: unknown) => page.send({ type: 'report', message: `pasting failed: ${String(error)}` }),
  );
}
