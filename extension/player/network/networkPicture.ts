import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { NetworkState } from '../../core/state/networkState.ts';
import { buildTopology } from '../../core/topology/buildTopology.ts';
import { changesText } from '../../core/topology/changesText.ts';
import { compareTopologies } from '../../core/topology/compareTopologies.ts';
import { layoutTopology, type LayoutEngine } from '../../core/topology/layoutTopology.ts';
import type { Box, Node, Topology } from '../../core/topology/topology.ts';
import { topologySvg } from '../../core/topology/topologySvg.ts';
import { topologyText } from '../../core/topology/topologyText.ts';
import type { NetworkNodeView, NetworkView } from '../../protocol/playerView.ts';

/** The picture of the network, drawn anew for each state that looks different; the newest wins. */
export class NetworkPicture implements Disposable {
  readonly #layout: LayoutEngine;
  readonly #log: (message: string) => void;
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  #view: NetworkView | null = null;
  #topology: Topology | undefined;
  #baseline: Topology | undefined;
  #drawn = '';
  #drawing = false;
  /** Counts the machines that were drawn: what is laid out for one that is gone is not shown. */
  #epoch = 0;

  constructor(layout: LayoutEngine, log: (message: string) => void) {
    this.#layout = layout;
    this.#log = log;
  }

  get view(): NetworkView | null {
    return this.#view;
  }

  /** The namespaces in the picture that a terminal can be opened in. */
  places(): { readonly host: string; readonly netns: string }[] {
    const boxes = this.#topology?.boxes ?? [];
    return boxes.flatMap(({ kind, name, parent }) =>
      kind === 'namespace' && parent !== null ? [{ host: parent, netns: name }] : [],
    );
  }

  /** A step begins: from here on changes are told against what is there now. */
  mark(): void {
    this.#baseline = this.#topology;
    void this.#draw();
  }

  show(state: NetworkState): void {
    this.#topology = buildTopology(state);
    this.#baseline ??= this.#topology;
    void this.#draw();
  }

  /** The machine is gone, and its network with it. */
  clear(): void {
    this.#view = null;
    this.#topology = undefined;
    this.#baseline = undefined;
    this.#drawn = '';
    this.#epoch += 1;
    this.#changes.fire();
  }

  dispose(): void {
    this.#changes.dispose();
  }

  async #draw(): Promise<void> {
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      for (;;) {
        const topology = this.#topology;
        const baseline = this.#baseline;
        if (!topology || !baseline) return;
        const changes = compareTopologies(baseline, topology);
        const key = JSON.stringify([topology, [...changes.added], [...changes.changed], changes.gone]);
        if (key === this.#drawn) return;
        const epoch = this.#epoch;
        const drawing = await layoutTopology(topology, this.#layout);
        if (epoch !== this.#epoch) continue;
        this.#drawn = key;
        this.#view = {
          svg: topologySvg(drawing, { changes }),
          text: topologyText(topology, changes),
          nodes: topology.nodes.map((node) => nodeView(node, topology.boxes)),
          changes: changesText(topology, changes),
        };
        this.#changes.fire();
      }
    } catch (error) {
      this.#log(`The network could not be drawn: ${String(error)}`);
    } finally {
      this.#drawing = false;
    }
  }
}

function nodeView(node: Node, boxes: readonly Box[]): NetworkNodeView {
  const box = boxes.find(({ id }) => id === node.box);
  const { id, name } = node;
  const isLink = node.kind !== 'program';
  const facts = [
    node.type,
    ...(node.condition === null ? [] : [node.condition]),
    ...node.addresses,
    ...node.facts,
  ];
  if (!box) return { id, name, isLink, label: name, facts, host: '', netns: null };
  switch (box.kind) {
    case 'host':
      return { id, name, isLink, label: `${name} on ${box.name}`, facts, host: box.name, netns: null };
    case 'namespace': {
      const host = box.parent ?? '';
      return { id, name, isLink, label: `${name} in ${box.name} on ${host}`, facts, host, netns: box.name };
    }
    case 'container':
      return { id, name, isLink, label: `${name} in container ${box.name}`, facts, host: '', netns: null };
  }
}
