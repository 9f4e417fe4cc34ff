import { randomUUID } from 'node:crypto';
import type { Client, ClientChannel, ExecOptions as ExecRequest, PseudoTtyOptions } from 'ssh2';
import type { Disposable } from '../../extension/core/lifetime/disposable.ts';
import { Emitter, type Event } from '../../extension/core/lifetime/emitter.ts';
import type {
  Command,
  ExecOptions,
  ExecResult,
  Pty,
  TerminalSize,
} from '../../extension/core/machine/machine.ts';
import { MachineError } from '../../extension/core/machine/machineError.ts';
import { orCancelled, pause } from '../process/pollUntil.ts';
import { Places } from './places.ts';
import { endCommandLine, remoteCommandLine, terminalCommandLine } from './remoteCommand.ts';
import { DEFAULT_TIMEOUT_MS, remoteExec } from './remoteExec.ts';
import { remotePty } from './remotePty.ts';
import { shellLine } from './shellQuote.ts';
import { sshConnect, type SshTarget } from './sshConnect.ts';
import { connectionLost } from './sshFailure.ts';

/** Programs at a time over one connection; more wait their turn. The guest has one processor: more are not faster. */
const MAX_PROGRAMS = 6;
const REFUSED_ATTEMPTS = 12;
const REFUSED_PAUSE_MS = 20;
const RECONNECT_MS = 8000;

/** One held ssh connection to a guest, for every program and terminal; connects again once where it is lost. */
export class SshConnection implements Disposable {
  readonly #target: SshTarget;
  readonly #places = new Places(MAX_PROGRAMS);
  readonly #lost = new Emitter<MachineError>();
  readonly #closing = new AbortController();
  #client: Promise<Client>;
  /** What ssh2 said last of this connection, not of one before it: why it was lost, if it was. */
  #trouble: Error | undefined;

  /** Fires once, where the connection was lost and a second one could not be made. Not after `dispose`. */
  readonly onLost: Event<MachineError> = this.#lost.event;

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
    const token = randomUUID();
    const line = remoteCommandLine(host, command, {
      netns: options.netns,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      token,
    });
    const endRemote = (): void => void this.#openProgram(endCommandLine(token)).then(ignore, () => {});
    return this.#places.hold(options.signal, async () => {
      options.signal?.throwIfAborted();
      const opening = this.#openProgram(line);
      // A channel that opens after the cancellation is closed, and what it began is ended.
      opening.then(
        (late) => options.signal?.aborted && (endRemote(), late.close()),
        () => {},
      );
      return remoteExec(await orCancelled(opening, options.signal), options, endRemote, () => this.#trouble);
    });
  }

  async openTerminal(name: string, host: string, size: TerminalSize): Promise<Pty> {
    const pty = { term: 'xterm-256color', cols: size.columns, rows: size.rows, width: 0, height: 0 };
    return remotePty(await this.#openProgram(terminalCommandLine(name, host), pty));
  }

  /** Writes a file beside its place and moves it there, so that nobody sees half of it. */
  async copyIn(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
    const script =
      'd=$(dirname -- "$1") && mkdir -p -- "$d" && t=$(mktemp -- "$d/.patchbay.XXXXXX") || exit 1; ' +
      'cat >"$t" && [ "$(stat -c %s -- "$t")" = "$3" ] && chmod -- "$2" "$t" && mv -fT -- "$t" "$1" || { rm -f -- "$t"; exit 1; }';
    const args = [path, mode.toString(8), String(bytes.length)];
    const result = await this.exec('vm', { script, args }, { stdin: bytes });
    if (result.exitCode === 0) return;
    throw new MachineError(
      'guest-failed',
      {
        what: `The file ${path} could not be written in the machine.`,
        why: result.timedOut ? 'It took too long.' : result.stderr.trim() || 'The machine did not say why.',
        next: 'Reset the machine and try again.',
      },
      shellLine(args),
    );
  }

  /** Closes the connection: programs reject, terminals detach. */
  dispose(): void {
    this.#closing.abort(connectionLost('The connection was closed.'));
    this.#lost.dispose();
    this.#client.then(
      (client) => client.end(),
      () => {},
    );
  }

  /**
   * Opens a channel and runs `line` on it. dropbear (2022.83) at times closes a new channel that has the number of
   * one that just ended, before it reads the request: nothing has begun then, so it is asked for again.
   */
  async #openProgram(line: string, pty?: PseudoTtyOptions): Promise<ClientChannel> {
    const options: ExecRequest = pty === undefined ? {} : { pty };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#open((client, done) => client.exec(line, options, done));
      } catch (error) {
        const refused = error instanceof MachineError && error.cause instanceof Error;
        if (!refused || attempt === REFUSED_ATTEMPTS) throw error;
      }
      await pause(REFUSED_PAUSE_MS * attempt, this.#closing.signal);
    }
  }

  async #open(
    request: (client: Client, done: (error: Error | undefined, channel: ClientChannel) => void) => unknown,
  ): Promise<ClientChannel> {
    const client = await this.#client;
    return new Promise((resolve, reject) => {
      const closed = (): void => reject(connectionLost('The connection was lost.'));
      client.once('close', closed);
      try {
        request(client, (error, channel) => {
          client.removeListener('close', closed);
          if (error) reject(connectionLost('It refused to open another channel.', error));
          else resolve(channel);
        });
      } catch (error) {
        client.removeListener('close', closed);
        reject(connectionLost('The connection was lost.', error));
      }
    });
  }

  #watch(client: Client): void {
    // Each program that waits for a channel listens too.
    client.setMaxListeners(0);
    this.#trouble = undefined;
    client.on('error', (error) => (this.#trouble = error));
    client.once('close', () => {
      if (this.#closing.signal.aborted) return;
      this.#client = sshConnect(this.#target, { timeoutMs: RECONNECT_MS, signal: this.#closing.signal });
      this.#client.then(
        (again) => {
          this.#watch(again);
          if (this.#closing.signal.aborted) again.end();
        },
        (error: unknown) => {
          if (!this.#closing.signal.aborted && error instanceof MachineError) this.#lost.fire(error);
        },
      );
    });
  }
}

/** Lets a program end whose output nobody wants. */
function ignore(channel: ClientChannel): void {
  channel
    .on('error', () => {})
    .resume()
    .end();
  channel.stderr.resume();
}
