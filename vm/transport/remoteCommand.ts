import type { Command } from '../../extension/core/machine/machine.ts';
import { shellLine } from './shellQuote.ts';

/**
 * The line for the guest's login shell that runs `command` on `host`, or in a named network namespace of it, and ends
 * it with its children after `timeoutMs` (0: never). The token finds it again: {@link endCommandLine}.
 */
export function remoteCommandLine(
  host: string,
  command: Command,
  options: { readonly netns?: string | undefined; readonly timeoutMs: number; readonly token: string },
): string {
  const program =
    'argv' in command ? command.argv : ['bash', '-c', command.script, 'patchbay', ...(command.args ?? [])];
  const netns = options.netns === undefined ? [] : ['--netns', options.netns];
  const head = ['patchbay-exec', options.token, String(Math.round(options.timeoutMs)), host, ...netns, '--'];
  return `exec ${shellLine([...head, ...program])}`;
}

/**
 * The line that ends what was begun with `token`. ssh's own "signal" request (RFC 4254, 6.9) would do, but ssh2 does
 * not send it once stdin has ended.
 */
export function endCommandLine(token: string): string {
  return `exec ${shellLine(['patchbay-exec', '--end', token])}`;
}

/** The line that attaches to a terminal of the guest, or makes it. */
export function terminalCommandLine(name: string, host: string): string {
  return `exec ${shellLine(['patchbay-tty', 'attach', name, host])}`;
}
