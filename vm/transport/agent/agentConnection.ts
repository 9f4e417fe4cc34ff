import { say } from '../../../extension/core/language/say.ts';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import type {
  Command,
  ExecOptions,
  ExecResult,
  GuestTerminal,
  Pty,
  TerminalLocation,
  TerminalSize,
} from '../../../extension/core/machine/machine.ts';
import type { FailureError } from '../../../extension/core/failure/failureError.ts';
import { orCancelled } from '../../../extension/core/async/orCancelled.ts';
import type { ByteStream } from '../byteStream.ts';
import { copyIn } from '../copyIn.ts';
import { GuestAgent } from './guestAgent.ts';
import type { GuestConnection } from '../guestConnection.ts';
import { MAX_PROGRAMS } from '../guestConnection.ts';
import { Semaphore } from '../../../extension/core/async/semaphore.ts';
import { connectionLost } from '../connectionLost.ts';

/** A connection at whose other end the guest's agent is, and nothing between them; made again once where it is lost. */
export class AgentConnection implements GuestConnection {
  readonly #connect: (signal?: AbortSignal) => Promise<ByteStream>;
  readonly #places = new Semaphore(MAX_PROGRAMS);
  readonly #lost = new Emitter<FailureError>();
  readonly onLost = this.#lost.event;
  #disposed = false;
  #connection: Promise<ByteStream>;
  #agent: Promise<GuestAgent>;

  /**
   * `connect` rejects where nobody is at the other end; its signal is that of this opening, and it has none where it makes a
   * lost connection again. Rejects with what it rejects with, or the signal's reason.
   */
  static async open(
    connect: (signal?: AbortSignal) => Promise<ByteStream>,
    signal?: AbortSignal,
  ): Promise<AgentConnection> {
    const connecting = connect(signal);
    try {
      return new AgentConnection(connect, await orCancelled(connecting, signal));
    } catch (error) {
      connecting.then(
        (late) => late.destroy(),
        () => {},
      );
      throw error;
    }
  }

  private constructor(connect: (signal?: AbortSignal) => Promise<ByteStream>, first: ByteStream) {
    this.#connect = connect;
    this.#connection = Promise.resolve(first);
    this.#agent = Promise.resolve(this.#watch(first));
  }

  exec(host: string, command: Command, options: ExecOptions = {}): Promise<ExecResult> {
    return this.#places.run(options.signal, async () => {
      options.signal?.throwIfAborted();
      return (await orCancelled(this.#agent, options.signal)).exec(host, command, options);
    });
  }

  async openTerminal(name: string, at: TerminalLocation, size: TerminalSize): Promise<Pty> {
    return (await this.#agent).openTerminal(name, at, size);
  }

  async listTerminals(): Promise<readonly GuestTerminal[]> {
    return (await this.#agent).listTerminals();
  }

  async closeTerminal(name: string): Promise<void> {
    return (await this.#agent).closeTerminal(name);
  }

  copyIn(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
    return copyIn((command, options) => this.exec('vm', command, options), path, bytes, mode);
  }

  dispose(): void {
    this.#disposed = true;
    this.#lost.dispose();
    this.#connection.then(
      (connection) => connection.destroy(),
      () => {},
    );
  }

  #watch(connection: ByteStream): GuestAgent {
    connection.once('close', () => {
      if (this.#disposed) return;
      this.#connection = this.#connect();
      this.#agent = this.#connection.then(
        (again) => this.#watch(again),
        (error: unknown) => {
          const lost = connectionLost(say('The connection was lost, and cannot be made again.'), error);
          if (!this.#disposed) this.#lost.fire(lost);
          throw lost;
        },
      );
      // Told to whoever asks next.
      this.#agent.catch(() => {});
    });
    return new GuestAgent(connection, () =>
      connectionLost(say('The connection was lost while a program ran.')),
    );
  }
}
