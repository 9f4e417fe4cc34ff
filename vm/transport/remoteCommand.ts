import { VM_HOST, type Command } from '../../extension/core/machine/machine.ts';
import { shellLine } from './shellQuote.ts';

/** Marks a program's processes in their environment, so that they can be found and ended. */
const TOKEN = 'PATCHBAY_EXEC';
/** Seconds between a time-out's SIGTERM and its SIGKILL. */
const KILL_AFTER = '2';

/**
 * The line for the guest's login shell that runs `command` on `host`, or in a named network namespace of it.
 * timeout(1) leads a process group of its own, so the children end too. 0 ms is no time-out (timeout(1): "a duration of 0 disables the associated timeout").
 */
export function remoteCommandLine(
  host: string,
  command: Command,
  options: { readonly netns?: string | undefined; readonly timeoutMs: number; readonly token: string },
): string {
  const program =
    'argv' in command ? command.argv : ['bash', '-c', command.script, 'patchbay', ...(command.args ?? [])];
  const direct = host === VM_HOST && options.netns === undefined;
  const place = direct
    ? []
    : [
        'patchbay-host',
        'exec',
        host,
        ...(options.netns === undefined ? [] : ['--netns', options.netns]),
        '--',
      ];
  const seconds = String(options.timeoutMs / 1000);
  return `${TOKEN}=${options.token} exec ${shellLine(['timeout', '-k', KILL_AFTER, seconds, ...place, ...program])}`;
}

/**
 * The line that ends what was begun with `token`. ssh's own "signal" request (RFC 4254, 6.9) would do, but ssh2 does
 * not send it once stdin has ended.
 */
export function endCommandLine(token: string): string {
  return `kill -TERM $(grep -lsxz '${TOKEN}=${token}' /proc/[0-9]*/environ | cut -d/ -f3)`;
}

/** The line that attaches to a terminal of the guest, or makes it. */
export function terminalCommandLine(name: string, host: string): string {
  return `exec ${shellLine(['patchbay-tty', 'attach', name, host])}`;
}
