import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { say } from '../../core/language/say.ts';
import type { TerminalSize } from '../../core/machine/machine.ts';
import type { CliContext } from '../cliServices.ts';
import type { ExitCode } from '../exitCode.ts';
import { withMachine } from '../findMachine.ts';

/** Ctrl-]: leaves the terminal, as in telnet(1) and virsh(1); its programs continue. */
const LEAVE = 0x1d;

/** `patchbay shell [HOST]`: this terminal becomes the host's terminal in the machine. */
export async function shell(context: CliContext, host: string, lesson?: string): Promise<ExitCode> {
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) {
    throw new FailureError(failure('no-terminal'));
  }
  const size = (): TerminalSize => ({ columns: stdout.columns, rows: stdout.rows });
  return withMachine(context, lesson, async (machine) => {
    const pty = await machine.openTerminal(host, { host }, size());
    context.note(say('On {host}. Ctrl-] leaves; what runs there goes on.', { host }));
    const onResize = (): void => pty.resize(size());
    stdin.setRawMode(true);
    stdout.on('resize', onResize);
    try {
      return await new Promise<ExitCode>((resolve) => {
        pty.onData((bytes) => void stdout.write(bytes, () => pty.acknowledge(bytes.length)));
        pty.onExit(({ exitCode }) => resolve((exitCode ?? 3) as ExitCode));
        stdin.on('data', (bytes: Buffer) => {
          if (bytes.includes(LEAVE)) resolve(0);
          else pty.write(bytes);
        });
        stdin.on('end', () => resolve(0));
      });
    } finally {
      stdout.off('resize', onResize);
      stdin.setRawMode(false);
      stdin.pause();
      pty.dispose();
      stdout.write('\r\n');
    }
  });
}
