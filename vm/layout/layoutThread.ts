import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { Worker } from 'node:worker_threads';
import type { Disposable } from '../../extension/core/lifetime/disposable.ts';
import type { GraphLayout } from '../../extension/core/topology/drawing/layoutTopology.ts';
import type { LayoutAnswer, LayoutRequest } from './layoutWorker.ts';

interface Waiting {
  readonly resolve: (graph: ElkNode) => void;
  readonly reject: (error: Error) => void;
}

/** ELK in a worker thread, started at the first picture. */
export class LayoutThread implements Disposable {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #next = 1;

  /** `file` is the worker's bundle. */
  constructor(file: string) {
    this.#file = file;
  }

  readonly layout: GraphLayout = (graph) =>
    new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#start().postMessage({ id, graph } satisfies LayoutRequest);
    });

  dispose(): void {
    void this.#worker?.terminate();
    this.#fail(new Error('the layout thread was ended'));
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#file);
    worker.unref();
    worker.on('message', (answer: LayoutAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('graph' in answer) waiting?.resolve(answer.graph);
      else waiting?.reject(new Error(answer.error));
    });
    worker.on('error', (error) => this.#fail(error));
    this.#worker = worker;
    return worker;
  }

  #fail(error: unknown): void {
    this.#worker = undefined;
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
