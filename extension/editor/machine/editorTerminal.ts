import * as vscode from 'vscode';
import type { Machine, Pty } from '../../core/machine/machine.ts';

const FIRST_SIZE = { columns: 100, rows: 30 };

/** Opens a host's shell in the editor's own terminal. It lives in the guest and goes on when it is closed. */
export function openEditorTerminal(machine: Machine, host: string, name: string): vscode.Terminal {
  const written = new vscode.EventEmitter<string>();
  const closed = new vscode.EventEmitter<number>();
  const decoder = new TextDecoder();
  let size = FIRST_SIZE;
  let pty: Pty | undefined;
  let over = false;
  const open = async (): Promise<void> => {
    try {
      const opened = await machine.openTerminal(name, { host }, size);
      if (over) return opened.dispose();
      pty = opened;
      opened.onData((bytes) => {
        written.fire(decoder.decode(bytes, { stream: true }));
        // The editor does not say when it has shown it; it keeps what it was given.
        opened.acknowledge(bytes.length);
      });
      opened.onExit(({ exitCode }) => closed.fire(exitCode ?? 1));
      opened.resize(size);
    } catch (error) {
      written.fire(`${error instanceof Error ? error.message : String(error)}\r\n`);
      closed.fire(1);
    }
  };
  const pseudoterminal: vscode.Pseudoterminal = {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open(dimensions) {
      if (dimensions) size = dimensions;
      void open();
    },
    close() {
      over = true;
      pty?.dispose();
      written.dispose();
      closed.dispose();
    },
    handleInput: (data) => pty?.write(data),
    setDimensions(dimensions) {
      size = dimensions;
      pty?.resize(dimensions);
    },
  };
  const terminal = vscode.window.createTerminal({
    name: `Patchbay: ${host}`,
    iconPath: new vscode.ThemeIcon('server'),
    isTransient: true,
    pty: pseudoterminal,
  });
  terminal.show();
  return terminal;
}
