import { say } from '../../core/language/say.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { ByteStream } from '../../../vm/transport/byteStream.ts';
import type { FromEmulator, ToEmulator } from './messages.ts';
import { WorkerStream } from './workerStream.ts';

/** Where the emulator's parts are; addresses of the site. */
export interface EmulatorFiles {
  /** The script of emulatorWorker.ts. */
  readonly script: string;
  /** v86's WebAssembly. */
  readonly wasm: string;
}

/** An emulated PC in a worker of this page. */
export class Emulator implements Disposable {
  readonly #worker: Worker;
  readonly #ended = new Emitter<string>();
  /** It ended without an order; why, as a sentence. Fires once. */
  readonly onEnded = this.#ended.event;
  readonly #restored: Promise<void>;
  #stream: WorkerStream | undefined;

  /** Goes on with a saved machine, which it takes: the buffer is empty afterwards. */
  constructor(files: EmulatorFiles, state: ArrayBuffer) {
    this.#worker = new Worker(files.script);
    this.#restored = new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<FromEmulator>) => {
        if (data.type === 'restored') resolve();
        this.#take(data);
      };
      // Also where the script or the WebAssembly can't be had.
      this.#worker.onerror = ({ message }) => {
        reject(new Error(message || 'its script was not loaded'));
        this.#end(
          message
            ? say('The emulator failed: {why}.', { why: message })
            : say('The emulator failed: its script was not loaded.'),
        );
      };
    });
    this.#restored.catch(() => undefined);
    this.#post({ type: 'restore', state, wasm: files.wasm }, [state]);
  }

  /** A new agent's own stream, when that is there; the stream before ends. Rejects where the emulator ends. */
  async connect(): Promise<ByteStream> {
    await this.#restored;
    this.#stream?.destroy();
    const stream = new WorkerStream((bytes) => this.#post({ type: 'bytes', bytes }, []));
    this.#stream = stream;
    await new Promise<void>((resolve, reject) => {
      stream.onBegun(resolve);
      stream.once('close', () => reject(new Error('the emulator closed its channel')));
      this.#post({ type: 'begin' }, []);
    });
    return stream;
  }

  /** Stops the processor, which costs nothing then; `run` goes on. */
  pause(): void {
    this.#post({ type: 'pause' }, []);
  }

  run(): void {
    this.#post({ type: 'run' }, []);
  }

  dispose(): void {
    this.#ended.dispose();
    this.#worker.terminate();
    this.#stream?.destroy();
  }

  #take(message: FromEmulator): void {
    if (message.type === 'bytes') this.#stream?.take(message.bytes);
    if (message.type === 'begun') this.#stream?.begun();
    if (message.type === 'ended') this.#stream?.destroy();
    if (message.type === 'halted') this.#end(say('Its processor halted.'));
  }

  #end(why: string): void {
    this.#ended.fire(why);
    this.dispose();
  }

  #post(message: ToEmulator, transfer: Transferable[]): void {
    this.#worker.postMessage(message, transfer);
  }
}
