import type { Machine, TerminalSize } from '../../core/machine/machine.ts';

/** Ctrl-]: leaves the terminal, as in telnet(1) and virsh(1); its programs continue. */
const LEAVE = 0x1d;

/** A terminal in the machine, and what to say once it is open. */
export interface AttachedTerminal {
  readonly machine: Machine;
  readonly name: string;
  readonly host: string;
  readonly opened: () => void;
}

/**
 * This terminal becomes one of the machine's, until its shell ends or the learner leaves it. Resolves to the shell's exit
 * code, null where the connection was lost; 0 where the learner left it.
 */
export async function attachTerminal({
  machine,
  name,
  host,
  opened,
}: AttachedTerminal): Promise<number | null> {
  const { stdin, stdout } = process;
  const size = (): TerminalSize =>
    stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : { columns: 80, rows: 24 };
  const pty = await machine.openTerminal(name, { host }, size());
  opened();
  const onResize = (): void => pty.resize(size());
  stdin.setRawMode(true);
  stdout.on('resize', onResize);
  let onInput: (bytes: Buffer) => void = () => undefined;
  let onEnd: () => void = () => undefined;
  try {
    return await new Promise<number | null>((resolve) => {
      onInput = (bytes) => {
        if (bytes.includes(LEAVE)) resolve(0);
        else pty.write(bytes);
      };
      onEnd = () => resolve(0);
      pty.onData((bytes) => void stdout.write(bytes, () => pty.acknowledge(bytes.length)));
      pty.onExit(({ exitCode }) => resolve(exitCode));
      stdin.on('data', onInput);
      stdin.on('end', onEnd);
      stdin.resume();
    });
  } finally {
    stdin.off('data', onInput);
    stdin.off('end', onEnd);
    stdout.off('resize', onResize);
    stdin.setRawMode(false);
    stdin.pause();
    pty.dispose();
    stdout.write('\r\n');
  }
}
