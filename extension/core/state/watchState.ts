import { VM_HOST, type Machine } from '../machine/machine.ts';
import type { NetworkState } from './networkState.ts';
import { parseStateText } from './readState.ts';

/** Record separator: ends each state that the guest's patchbay-watch prints; no JSON has it. */
const RS = '\x1e';
/** UTF-16 units: no state is as long. */
const LONGEST_STATE = 8 * 1024 * 1024;

/**
 * Calls `onState` with the network state of the machine as it is, and again whenever it changes in any namespace (links,
 * addresses, routes, neighbours, forwarding entries, nftables rules, namespaces), some 40 ms after the kernel's own event:
 * a burst is one state. Nothing is polled: an idle lesson costs nothing. Of states that come faster than they are taken
 * only the newest is. Resolves when `signal` is aborted; rejects with FailureError where the machine fails, or what it says
 * can't be read.
 */
export async function watchState(
  machine: Pick<Machine, 'exec'>,
  onState: (state: NetworkState) => void,
  signal: AbortSignal,
): Promise<void> {
  const unreadable = new AbortController();
  const newest = new NewestState(onState, (error) => unreadable.abort(error));
  try {
    await machine.exec(
      VM_HOST,
      { argv: ['patchbay-watch'] },
      {
        timeoutMs: 0,
        maxBytes: 0,
        signal: AbortSignal.any([signal, unreadable.signal]),
        onStdout: (text) => newest.add(text),
      },
    );
    // What came last.
    newest.take();
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    newest.dispose();
  }
}

/** Puts states together from the pieces in which they come, and reads the newest once the pieces pause. */
class NewestState {
  readonly #onState: (state: NetworkState) => void;
  readonly #onError: (error: unknown) => void;
  #begun = '';
  #whole: string | undefined;
  #soon: unknown;

  constructor(onState: (state: NetworkState) => void, onError: (error: unknown) => void) {
    this.#onState = onState;
    this.#onError = onError;
  }

  add(text: string): void {
    // Only the new text is searched: a large state comes in many pieces.
    const [first = '', ...begun] = text.split(RS);
    this.#begun += first;
    for (const next of begun) {
      this.#whole = this.#begun;
      this.#begun = next;
    }
    // A guest that never ends its state is not kept: what is cut can't be read, and is reported then.
    if (this.#begun.length > LONGEST_STATE) this.#begun = '-';
    if (this.#whole !== undefined) this.#soon ??= setTimeout(() => this.take());
  }

  take(): void {
    clearTimeout(this.#soon as number);
    this.#soon = undefined;
    const text = this.#whole;
    this.#whole = undefined;
    if (text === undefined) return;
    let state: NetworkState;
    try {
      state = parseStateText(text);
    } catch (error) {
      this.#onError(error);
      return;
    }
    this.#onState(state);
  }

  dispose(): void {
    clearTimeout(this.#soon as number);
    this.#whole = undefined;
  }
}
