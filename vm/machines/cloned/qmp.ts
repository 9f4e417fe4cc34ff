import type { Socket } from 'node:net';
import { orCancelled } from '../../../extension/core/async/orCancelled.ts';
import { pause } from '../../../extension/core/async/pause.ts';
import { connectToBackend } from './backendSocket.ts';

interface Reply {
  readonly id?: number;
  readonly return?: unknown;
  readonly error?: { readonly class: string; readonly desc: string };
}

/** The QEMU Machine Protocol (docs/interop/qmp-spec): one command at a time is enough for us; events are ignored. */
export class Qmp {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (reply: Reply | Error) => void>();
  #next = 1;
  #rest = '';

  /** Connects to the socket `name` in `folder`, which the backend may still be making; `isAlive` false ends the waiting. */
  static async open(
    folder: string,
    name: string,
    options: {
      readonly isAlive: () => boolean;
      readonly timeoutMs: number;
      readonly signal?: AbortSignal | undefined;
    },
  ): Promise<Qmp> {
    const deadline = performance.now() + options.timeoutMs;
    for (;;) {
      options.signal?.throwIfAborted();
      let qmp: Qmp | undefined;
      try {
        qmp = new Qmp(await connectToBackend(folder, name));
        await orCancelled(qmp.execute('qmp_capabilities'), options.signal);
        return qmp;
      } catch (error) {
        qmp?.close();
        if (!options.isAlive() || performance.now() >= deadline) throw error;
      }
      await pause(5, options.signal);
    }
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => this.#read(piece));
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const answer of this.#waiting.values()) answer(new Error('the machine closed its control socket'));
      this.#waiting.clear();
    });
  }

  /** Rejects with QEMU's error, or where QEMU ends. */
  execute(command: string, args: object = {}): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (reply) => {
        if (reply instanceof Error) reject(reply);
        else if (reply.error) reject(new Error(`${command}: ${reply.error.desc}`));
        else resolve(reply.return);
      });
      this.#socket.write(`${JSON.stringify({ execute: command, arguments: args, id })}\n`);
      if (this.#socket.destroyed) this.#settle(id, new Error('the machine closed its control socket'));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(piece: string): void {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const reply = JSON.parse(line) as Reply;
      if (reply.id !== undefined) this.#settle(reply.id, reply);
    }
  }

  #settle(id: number, reply: Reply | Error): void {
    const answer = this.#waiting.get(id);
    this.#waiting.delete(id);
    answer?.(reply);
  }
}
