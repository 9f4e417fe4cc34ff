import Elk, { type ELK } from 'elkjs/lib/elk-api.js';
import type { GraphLayout } from '../../core/topology/drawing/layoutTopology.ts';

/** ELK in its own worker, whose script is at `script`; started at the first picture. */
export function elkLayout(script: string): GraphLayout {
  let elk: ELK | undefined;
  return (graph) => (elk ??= new Elk({ workerUrl: script })).layout(graph);
}
