import { VM_HOST, type Machine } from '../machine/machine.ts';

/** The program's only lines: `ready` once it listens, then `change` for each change. */
const LONGEST_LINE = 100;

/**
 * Calls `onChange` whenever the network state of any namespace of the machine changes (links, addresses, routes,
 * neighbours, forwarding entries, nftables rules, namespaces), within some 20 ms of the kernel's own event and once for
 * a burst; also when it begins to listen, for changes before that. It does not poll: an idle lesson costs nothing.
 * Resolves when `signal` is aborted; rejects with FailureError where the machine fails.
 */
export async function watchState(
  machine: Pick<Machine, 'exec'>,
  onChange: () => void,
  signal: AbortSignal,
): Promise<void> {
  let line = '';
  try {
    await machine.exec(
      VM_HOST,
      { argv: ['patchbay-watch'] },
      {
        timeoutMs: 0,
        signal,
        onStdout: (text) => {
          line += text;
          const ended = line.lastIndexOf('\n');
          if (/^(?:ready|change)$/m.test(line.slice(0, ended + 1))) onChange();
          // Bounds the memory that a guest takes which never ends its line.
          line = line.slice(Math.max(ended + 1, line.length - LONGEST_LINE));
        },
      },
    );
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
