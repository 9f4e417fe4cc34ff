import { VM_HOST, type Command } from '../../extension/core/machine/machine.ts';
import { shellLine } from './shellQuote.ts';

/** Seconds between a time-out's SIGTERM and its SIGKILL. */
const KILL_AFTER = '2';

/**
 * The line for the guest's login shell that runs `command` on `host`, or in a named network namespace of it.
 * timeout(1) leads a process group of its own and passes on the SIGTERM that it gets: that is how a cancelled
 * program and its children end. 0 ms is no time-out (timeout(1): "a duration of 0 disables the associated timeout").
 */
export function remoteCommandLine(
  host: string,
  command: Command,
  options: { readonly netns?: string | undefined; readonly timeoutMs: number },
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
  return `exec ${shellLine(['timeout', '-k', KILL_AFTER, seconds, ...place, ...program])}`;
}

/** The line that attaches to a terminal of the guest, or makes it. */
export function terminalCommandLine(name: string, host: string): string {
  return `exec ${shellLine(['patchbay-tty', 'attach', name, host])}`;
}
