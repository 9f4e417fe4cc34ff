import Elk, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { parentPort } from 'node:worker_threads';

/** A graph to lay out, and the number that its answer carries. */
export interface LayoutRequest {
  readonly id: number;
  readonly graph: ElkNode;
}

export type LayoutAnswer =
  { readonly id: number; readonly graph: ElkNode } | { readonly id: number; readonly error: string };

/** Runs in a worker thread: a layout takes tens of milliseconds that the extension host does not have. */
const elk = new Elk();
parentPort?.on('message', ({ id, graph }: LayoutRequest) => {
  const answer = (value: LayoutAnswer): void => parentPort?.postMessage(value);
  elk.layout(graph).then(
    (placed) => answer({ id, graph: placed }),
    (error: unknown) => answer({ id, error: String(error) }),
  );
});
