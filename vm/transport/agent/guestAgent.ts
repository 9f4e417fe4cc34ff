import { say } from '../../../extension/core/language/say.ts';
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
import type { ByteStream } from '../byteStream.ts';
import { AgentStream, type StreamListener } from './agentStream.ts';
import {
  encodeFrame,
  encodeStrings,
  FRAME,
  FrameReader,
  type FrameType,
  type OpeningType,
} from './agentFrames.ts';
import { agentPty } from './agentPty.ts';
import { parseTerminals } from './guestTerminals.ts';
import { commandArgv } from './commandArgv.ts';
import { DEFAULT_TIMEOUT_MS, programResult } from '../programResult.ts';
import { logOf } from '../../../extension/core/log/logChannel.ts';
import { connectionLost } from '../connectionLost.ts';

/** The guest ends a program itself; this long after its time-out we stop believing that it will, in milliseconds. */
const GRACE_MS = 5000;
const log = logOf('agent');

/** The caller's end of the machine channel (vm/guest/programs/agent/agent.h): every program and terminal over one connection. */
export class GuestAgent {
  readonly #connection: ByteStream;
  readonly #streams = new Map<number, AgentStream>();
  #last = 0;
  #lost: FailureError | undefined;

  /** `whyLost`: what is known of the connection's end when it has ended. */
  constructor(connection: ByteStream, whyLost: () => FailureError) {
    this.#connection = connection;
    const reader = new FrameReader((type, stream, payload) => {
      const found = this.#streams.get(stream);
      if (type === FRAME.ended) this.#streams.delete(stream);
      found?.take(type, payload);
    });
    connection.on('data', (piece) => {
      if (this.#lost) return;
      try {
        reader.add(piece);
      } catch (error) {
        this.#end(connectionLost(say('What it says is not what its agent would say.'), error));
        connection.destroy();
      }
    });
    connection.on('error', () => {});
    connection.on('close', () => this.#end(whyLost()));
  }

  /** Runs a program; see {@link ExecOptions}. Rejects with FailureError `connect-failed` where the machine is lost meanwhile. */
  exec(host: string, command: Command, options: ExecOptions): Promise<ExecResult> {
    const { netns = '', timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    const argv = commandArgv(command);
    const fields = [String(Math.round(timeoutMs)), host, netns, ...argv];
    // The program alone: its arguments may be a learner's.
    log.debug(`${host}${netns === '' ? '' : ` ${netns}`}: ${argv[0]}`);
    return programResult(
      ({ stdout, stderr, ended, lost }) => {
        const stream = this.#open(FRAME.run, fields, { output: stdout, errors: stderr, ended, lost });
        return {
          feed: (stdin) => (stream.write(stdin), stream.end()),
          giveUp: () => stream.giveUp(),
        };
      },
      options,
      GRACE_MS,
    );
  }

  /** Opens a terminal of the guest, or makes it. Rejects with FailureError where it can't be had. */
  openTerminal(name: string, at: TerminalLocation, { rows, columns }: TerminalSize): Promise<Pty> {
    log.debug(`${at.host}${at.netns ? ` ${at.netns}` : ''}: the terminal ${name}`);
    const fields = [name, at.host, at.netns ?? '', String(rows), String(columns)];
    return agentPty(name, (listener) => this.#open(FRAME.terminal, fields, listener));
  }

  /** Rejects with FailureError where the guest does not list them. */
  async listTerminals(): Promise<readonly GuestTerminal[]> {
    return parseTerminals((await this.#ask(FRAME.terminals, [])).stdout);
  }

  async closeTerminal(name: string): Promise<void> {
    await this.#ask(FRAME.closeTerminal, [name]);
  }

  #ask(type: OpeningType, fields: readonly string[]): Promise<ExecResult> {
    return programResult(
      ({ stdout, stderr, ended, lost }) => {
        const stream = this.#open(type, fields, { output: stdout, errors: stderr, ended, lost });
        return { feed: () => stream.end(), giveUp: () => stream.giveUp() };
      },
      {},
      GRACE_MS,
    );
  }

  #open(type: OpeningType, fields: readonly string[], listener: StreamListener): AgentStream {
    this.#last += 1;
    const id = this.#last;
    const send = (what: FrameType, payload?: Uint8Array): void => {
      if (!this.#lost) this.#connection.write(encodeFrame(what, id, payload));
    };
    const stream = new AgentStream(listener, send, type === FRAME.terminal ? 'shown' : 'heard');
    if (this.#lost) {
      const error = this.#lost;
      queueMicrotask(() => listener.lost(error));
      return stream;
    }
    this.#streams.set(id, stream);
    this.#connection.write(encodeFrame(type, id, encodeStrings(fields)));
    return stream;
  }

  #end(error: FailureError): void {
    if (this.#lost) return;
    this.#lost = error;
    const streams = [...this.#streams.values()];
    this.#streams.clear();
    for (const stream of streams) stream.lose(error);
  }
}
