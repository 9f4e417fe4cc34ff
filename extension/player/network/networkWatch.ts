import { LatestWins } from '../../core/async/latestWins.ts';
import { pause } from '../../core/async/pause.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Machine } from '../../core/machine/machine.ts';
import type { NetworkState } from '../../core/state/networkState.ts';
import { readState } from '../../core/state/readState.ts';
import { stateIdentity } from '../../core/state/stateIdentity.ts';
import { watchState } from '../../core/state/watchState.ts';

const AGAIN_MS = 2000;

/** The network state of a machine: the guest sends it whenever the kernel says that something changed. */
export class NetworkWatch implements Disposable {
  readonly #machine: Machine;
  readonly #log: (message: string) => void;
  readonly #store = new DisposableStore();
  readonly #states = this.#store.add(
    new Emitter<{ readonly state: NetworkState; readonly changed: boolean }>(),
  );
  /** `changed` is false where only what changes by itself is different; see stateIdentity. */
  readonly onState = this.#states.event;
  readonly #cancel = new AbortController();
  readonly #reads = this.#store.add(new LatestWins('finish'));
  #latest: NetworkState | undefined;
  #identity = '';

  constructor(machine: Machine, log: (message: string) => void) {
    this.#machine = machine;
    this.#log = log;
  }

  get latest(): NetworkState | undefined {
    return this.#latest;
  }

  /** See stateIdentity; empty before the first read. */
  get identity(): string {
    return this.#identity;
  }

  /** Takes what the guest sends, now and at each change, until disposed. */
  start(): void {
    void this.#watch();
  }

  /** Reads the state as it is now; a read under way that began before does not count. */
  read(): Promise<void> {
    return this.#reads.run((signal) => this.#readOnce(signal));
  }

  dispose(): void {
    this.#cancel.abort(new Error('the watch is over'));
    this.#store.dispose();
  }

  async #watch(): Promise<void> {
    const { signal } = this.#cancel;
    while (!signal.aborted) {
      try {
        await watchState(this.#machine, (state) => this.#take(state), signal);
      } catch (error) {
        this.#log(`The watch of the network ended: ${String(error)}`);
      }
      // The connection was lost, or the machine: then we are disposed of in a moment.
      await pause(AGAIN_MS, signal).catch(() => undefined);
    }
  }

  /** A state that the guest sends by itself; a read under way may be of before it, and is made again. */
  #take(state: NetworkState): void {
    if (this.#reads.isRunning) void this.read();
    this.#publish(state);
  }

  #publish(state: NetworkState): void {
    const identity = stateIdentity(state);
    const changed = identity !== this.#identity;
    this.#latest = state;
    this.#identity = identity;
    this.#states.fire({ state, changed });
  }

  async #readOnce(signal: AbortSignal): Promise<void> {
    try {
      this.#publish(await readState(this.#machine, signal));
    } catch (error) {
      if (signal.aborted) return;
      this.#log(`The network could not be read: ${String(error)}`);
      await pause(AGAIN_MS, signal).catch(() => undefined);
      void this.read();
    }
  }
}
