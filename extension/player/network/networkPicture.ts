import { LatestWins } from '../../core/async/latestWins.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { NetworkState } from '../../core/state/networkState.ts';
import { buildTopology } from '../../core/topology/buildTopology.ts';
import { changesText } from '../../core/topology/changesText.ts';
import { compareTopologies } from '../../core/topology/compareTopologies.ts';
import { layoutTopology, type GraphLayout } from '../../core/topology/layoutTopology.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { topologySvg } from '../../core/topology/topologySvg.ts';
import { topologyText } from '../../core/topology/topologyText.ts';
import type { NetworkView } from '../../protocol/playerView.ts';
import { nodeView } from './nodeView.ts';

/** The picture of a session's network, drawn again for each state that looks different; the newest wins. */
export class NetworkPicture implements Disposable {
  readonly #layout: GraphLayout;
  readonly #log: (message: string) => void;
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  readonly #drawings = new LatestWins('finish');
  #view: NetworkView | null = null;
  #topology: Topology | undefined;
  #baseline: Topology | undefined;
  #drawn = '';

  constructor(layout: GraphLayout, log: (message: string) => void) {
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

  /** A step begins: from here on changes are those from what is there now. */
  mark(): void {
    this.#baseline = this.#topology;
    this.#draw();
  }

  show(state: NetworkState): void {
    this.#topology = buildTopology(state);
    this.#baseline ??= this.#topology;
    this.#draw();
  }

  dispose(): void {
    this.#drawings.dispose();
    this.#changes.dispose();
  }

  #draw(): void {
    this.#drawings
      .run((signal) => this.#drawNewest(signal))
      .catch((error: unknown) => this.#log(`The network could not be drawn: ${String(error)}`));
  }

  async #drawNewest(signal: AbortSignal): Promise<void> {
    const topology = this.#topology;
    const baseline = this.#baseline;
    if (!topology || !baseline) return;
    const changes = compareTopologies(baseline, topology);
    const key = JSON.stringify([topology, [...changes.added], [...changes.changed], changes.gone]);
    if (key === this.#drawn) return;
    const drawing = await layoutTopology(topology, this.#layout);
    // What is laid out for a machine that is gone is not shown.
    if (signal.aborted) return;
    this.#drawn = key;
    this.#view = {
      svg: topologySvg(drawing, { changes }),
      text: topologyText(topology, changes),
      nodes: topology.nodes.map((node) => nodeView(node, topology.boxes)),
      changes: changesText(topology, changes),
      unread: topology.unread,
    };
    this.#changes.fire();
  }
}
