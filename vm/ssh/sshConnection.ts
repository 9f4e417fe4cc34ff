import { say } from '../../extension/core/language/say.ts';
import type { Client } from 'ssh2';
import { Emitter, type Event } from '../../extension/core/lifetime/emitter.ts';
import type {
  Command,
  ExecOptions,
  ExecResult,
  GuestTerminal,
  Pty,
  TerminalLocation,
  TerminalSize,
} from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import { orCancelled } from '../../extension/core/async/orCancelled.ts';
import { commandArgv } from '../transport/agent/commandArgv.ts';
import { copyIn } from '../transport/copyIn.ts';
import { GuestAgent } from '../transport/agent/guestAgent.ts';
import type { GuestConnection } from '../transport/guestConnection.ts';
import { MAX_PROGRAMS } from '../transport/guestConnection.ts';
import { Semaphore } from '../../extension/core/async/semaphore.ts';
import { plainProgram, programChannel, type ProgramChannel } from './plainProgram.ts';
import { programResult } from '../transport/programResult.ts';
import { shellLine } from '../../extension/core/machine/shellQuote.ts';
import { sshConnect, type SshTarget } from './sshConnect.ts';
import { logOf } from '../../extension/core/log/logChannel.ts';
import { connectionLost } from '../transport/connectionLost.ts';

const RECONNECT_MS = 8000;
const log = logOf('ssh');
/** sh(1): the command was not found, or could not be run. */
const NOT_THERE = new Set([126, 127]);

/** One held ssh connection to a guest, for every program and terminal; connects again once where it is lost. */
export class SshConnection implements GuestConnection {
  readonly #target: SshTarget;
  readonly #places = new Semaphore(MAX_PROGRAMS);
  readonly #lost = new Emitter<FailureError>();
  readonly #closing = new AbortController();
  #client: Promise<Client>;
  /** The guest's agent over the present client, once something was asked of it. */
  #agent: Promise<GuestAgent> | undefined;
  /** What ssh2 said last of this connection, not of one before it: why it was lost, if it was. */
  #trouble: Error | undefined;

  readonly onLost: Event<FailureError> = this.#lost.event;

  /** Connects and logs in; tries until `timeoutMs`. See {@link sshConnect} for the errors. */
  static async open(
    target: SshTarget,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
  ): Promise<SshConnection> {
    return new SshConnection(target, await sshConnect(target, options));
  }

  private constructor(target: SshTarget, client: Client) {
    this.#target = target;
    this.#client = Promise.resolve(client);
    this.#watch(client);
  }

  /** Runs a program; see {@link ExecOptions}. */
  exec(host: string, command: Command, options: ExecOptions = {}): Promise<ExecResult> {
    return this.#places.run(options.signal, async () => {
      options.signal?.throwIfAborted();
      return (await orCancelled(this.#reachAgent(), options.signal)).exec(host, command, options);
    });
  }

  async openTerminal(name: string, at: TerminalLocation, size: TerminalSize): Promise<Pty> {
    return (await this.#reachAgent()).openTerminal(name, at, size);
  }

  async listTerminals(): Promise<readonly GuestTerminal[]> {
    return (await this.#reachAgent()).listTerminals();
  }

  async closeTerminal(name: string): Promise<void> {
    return (await this.#reachAgent()).closeTerminal(name);
  }

  /** Writes a file whole. */
  copyIn(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
    return copyIn((command, options) => this.exec('vm', command, options), path, bytes, mode);
  }

  /** Runs a program in a machine that may not have ours yet. Where its time is up it is left to itself. */
  async runPlain(command: Command, options: ExecOptions = {}): Promise<ExecResult> {
    const opening = this.#openChannel(`exec ${shellLine(commandArgv(command))}`);
    opening.then(
      (late) => options.signal?.aborted && late.channel.close(),
      () => {},
    );
    const channel = await orCancelled(opening, options.signal);
    return programResult((listener) => plainProgram(channel, listener, () => this.#cutOff()), options, 0);
  }

  /** Closes the connection: programs reject, terminals detach. */
  dispose(): void {
    this.#closing.abort(connectionLost(say('The connection was closed.')));
    this.#lost.dispose();
    // Not `end`, which waits for the other side: a machine that is destroyed next will not answer any more.
    this.#client.then(
      (client) => client.destroy(),
      () => {},
    );
  }

  #reachAgent(): Promise<GuestAgent> {
    this.#agent ??= this.#openAgent();
    return this.#agent;
  }

  async #openAgent(): Promise<GuestAgent> {
    const client = await this.#client;
    try {
      const { channel, exit } = await this.#openChannel('exec patchbay-agent');
      const isThere = (): boolean => typeof exit.code !== 'number' || !NOT_THERE.has(exit.code);
      channel.stderr.resume();
      channel.on('close', () => {
        // A connection without its agent is useless: connects again, unless that could only fail the same way.
        if (isThere()) client.end();
        else this.#agent = undefined;
      });
      return new GuestAgent(channel, () => (isThere() ? this.#cutOff() : noAgent()));
    } catch (error) {
      this.#agent = undefined;
      throw error;
    }
  }

  async #openChannel(line: string): Promise<ProgramChannel> {
    const client = await this.#client;
    return new Promise((resolve, reject) => {
      const closed = (): void => reject(connectionLost(say('The connection was lost.')));
      client.once('close', closed);
      try {
        client.exec(line, (error, channel) => {
          client.removeListener('close', closed);
          if (error) reject(connectionLost(say('It refused to open another channel.'), error));
          else resolve(programChannel(channel));
        });
      } catch (error) {
        client.removeListener('close', closed);
        reject(connectionLost(say('The connection was lost.'), error));
      }
    });
  }

  #cutOff(): FailureError {
    return connectionLost(say('The connection was lost while a program ran.'), this.#trouble);
  }

  #watch(client: Client): void {
    // Each program that waits for a channel listens too.
    client.setMaxListeners(0);
    this.#trouble = undefined;
    client.on('error', (error) => (this.#trouble = error));
    client.once('close', () => {
      if (this.#closing.signal.aborted) return;
      log.warn(
        `the connection was lost: ${this.#trouble?.message ?? 'the server closed it'}; connecting again`,
      );
      this.#agent = undefined;
      this.#client = sshConnect(this.#target, { timeoutMs: RECONNECT_MS, signal: this.#closing.signal });
      this.#client.then(
        (again) => {
          this.#watch(again);
          if (this.#closing.signal.aborted) again.end();
        },
        (error: unknown) => {
          if (!this.#closing.signal.aborted && error instanceof FailureError) this.#lost.fire(error);
        },
      );
    });
  }
}

function noAgent(): FailureError {
  return new FailureError(failure('agent-missing'));
}
