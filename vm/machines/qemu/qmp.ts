import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '../../process/pollUntil.ts';

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

  /** Connects to the socket `name` in `folder`, which QEMU may still be making; `isAlive` false ends the waiting. */
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
      try {
        const qmp = new Qmp(await connectTo(folder, name));
        await qmp.execute('qmp_capabilities');
        return qmp;
      } catch (error) {
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
      for (const answer of this.#waiting.values()) answer(new Error('QEMU closed its control socket'));
      this.#waiting.clear();
    });
  }

  /** Rejects with what QEMU says, or where it goes away. */
  execute(command: string, args: object = {}): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (reply) => {
        if (reply instanceof Error) reject(reply);
        else if (reply.error) reject(new Error(`${command}: ${reply.error.desc}`));
        else resolve(reply.return);
      });
      this.#socket.write(`${JSON.stringify({ execute: command, arguments: args, id })}\n`);
      if (this.#socket.destroyed) this.#settle(id, new Error('QEMU closed its control socket'));
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

/** unix(7): a socket's path has at most 107 bytes, so a deep folder is reached through a short link. */
async function connectTo(folder: string, name: string): Promise<Socket> {
  const path = join(folder, name);
  if (Buffer.byteLength(path) < 104) return connected(path);
  const link = join(tmpdir(), `patchbay-${randomBytes(6).toString('hex')}`);
  // Somebody who tidies up may have removed it.
  mkdirSync(tmpdir(), { recursive: true });
  symlinkSync(folder, link);
  try {
    return await connected(join(link, name));
  } finally {
    rmSync(link, { force: true });
  }
}

function connected(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
