import { say } from '../../core/language/say.ts';
import { orCancelled } from '../../core/async/orCancelled.ts';
import { Sequencer } from '../../core/async/sequencer.ts';
import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type * as port from '../../core/machine/machine.ts';
import { AgentConnection } from '../../../vm/transport/agent/agentConnection.ts';
import { diedError, notRunningError } from '../../../vm/transport/lifeErrors.ts';
import { wakeGuest } from '../../../vm/transport/wakeGuest.ts';
import { Emulator, type EmulatorFiles } from '../emulator/emulator.ts';
import type { Guest } from '../guest/guest.ts';

/** A running guest. */
interface Life {
  readonly emulator: Emulator;
  readonly connection: AgentConnection;
}

/** The disposable Linux of a browser's tab. It goes with the tab, and nothing of it outlives that. */
export class BrowserMachine implements port.Machine {
  readonly id = 'tab';
  readonly kind = 'v86';
  readonly #files: EmulatorFiles;
  readonly #fetchGuest: (operation: port.Operation) => Promise<Guest>;
  readonly #died = new Emitter<FailureError>();
  readonly onDied = this.#died.event;
  readonly #turns = new Sequencer();
  #life: Life | undefined;
  #facts: port.MachineFacts | undefined;
  /** Cancelled by `stop` and `destroy`: what was asked for before. */
  #cancel = new AbortController();
  /** The work that was asked for last. */
  #latest: Promise<void> = Promise.resolve();

  constructor(files: EmulatorFiles, fetchGuest: (operation: port.Operation) => Promise<Guest>) {
    this.#files = files;
    this.#fetchGuest = fetchGuest;
  }

  get facts(): port.MachineFacts {
    if (!this.#facts) throw notRunningError();
    return this.#facts;
  }

  start(operation: port.Operation = {}): Promise<void> {
    return this.#work(operation, async (inner) => {
      if (!this.#life) await this.#bringUp(inner);
    });
  }

  reset(operation: port.Operation = {}): Promise<void> {
    return this.#work(operation, async (inner) => {
      inner.onProgress?.({ message: say('Resetting the machine') });
      this.#letGo();
      await this.#bringUp(inner);
    });
  }

  stop(): Promise<void> {
    return this.destroy();
  }

  async destroy(): Promise<void> {
    this.#cancel.abort(notRunningError());
    this.#cancel = new AbortController();
    await this.#turns.run(() => {
      this.#letGo();
      return Promise.resolve();
    });
  }

  /** Nobody else could find it. */
  detach(): void {
    this.#letGo();
  }

  /** Stops the processor where a guest runs; `run` goes on. */
  pause(): void {
    this.#life?.emulator.pause();
  }

  run(): void {
    this.#life?.emulator.run();
  }

  async openTerminal(name: string, at: port.TerminalLocation, size: port.TerminalSize): Promise<port.Pty> {
    return (await this.#connection()).openTerminal(name, at, size);
  }

  async listTerminals(): Promise<readonly port.GuestTerminal[]> {
    return (await this.#connection()).listTerminals();
  }

  async closeTerminal(name: string): Promise<void> {
    return (await this.#connection()).closeTerminal(name);
  }

  async exec(host: string, command: port.Command, options?: port.ExecOptions): Promise<port.ExecResult> {
    return (await this.#connection()).exec(host, command, options);
  }

  async copyIn(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
    return (await this.#connection()).copyIn(path, bytes, mode);
  }

  async #connection(): Promise<AgentConnection> {
    // A call during a reset means the machine after it.
    await this.#latest.catch(() => undefined);
    if (!this.#life) throw notRunningError();
    return this.#life.connection;
  }

  #work(operation: port.Operation, task: (inner: port.Operation) => Promise<void>): Promise<void> {
    const cancel = this.#cancel.signal;
    const signal = operation.signal ? AbortSignal.any([operation.signal, cancel]) : cancel;
    this.#latest = this.#turns.run(async () => {
      try {
        signal.throwIfAborted();
        await task({ ...operation, signal });
      } catch (error) {
        this.#letGo();
        throw error;
      }
    });
    // The caller hears of it.
    this.#latest.catch(() => undefined);
    return this.#latest;
  }

  async #bringUp({ onProgress, signal }: port.Operation): Promise<void> {
    const guest = await this.#fetchGuest({ onProgress, signal });
    onProgress?.({ message: say('Starting the machine'), fraction: 0.95 });
    const state = await guest.state.arrayBuffer();
    signal?.throwIfAborted();
    const emulator = new Emulator(this.#files, state);
    const over = new AbortController();
    const ending = emulator.onEnded((why) => over.abort(diedError(why)));
    const either = AbortSignal.any([over.signal, signal ?? over.signal]);
    try {
      const connection = await AgentConnection.open(() => emulator.connect(), either);
      await orCancelled(wakeGuest(connection, either), either);
      this.#begin({ emulator, connection });
      this.#facts = { backend: 'v86', ...guest.facts };
    } catch (error) {
      emulator.dispose();
      signal?.throwIfAborted();
      throw error instanceof FailureError
        ? error
        : new FailureError(failure('tab-emulator-not-started', { said: String(error) }), error);
    } finally {
      ending.dispose();
    }
  }

  #begin(life: Life): void {
    this.#life = life;
    const lose = (error: FailureError): void => {
      if (this.#life !== life) return;
      this.#letGo();
      this.#died.fire(error);
    };
    life.emulator.onEnded((why) => lose(diedError(why)));
    life.connection.onLost(lose);
  }

  #letGo(): void {
    this.#life?.connection.dispose();
    this.#life?.emulator.dispose();
    this.#life = undefined;
  }
}
