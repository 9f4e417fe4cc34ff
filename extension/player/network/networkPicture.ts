import { LatestWins } from '../../core/async/latestWins.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import { buildSites } from '../../core/sandbox/change/buildSites.ts';
import type { NetworkState } from '../../core/state/networkState.ts';
import { buildTopology } from '../../core/topology/buildTopology.ts';
import { changesText } from '../../core/topology/changesText.ts';
import { compareTopologies } from '../../core/topology/compareTopologies.ts';
import { layoutTopology, type GraphLayout } from '../../core/topology/drawing/layoutTopology.ts';
import { drawnFormats } from '../../core/topology/drawing/drawnFormats.ts';
import type { SavedPicture } from '../../core/topology/drawing/pictureFormats.ts';
import { drawnInstead, narrowTopology } from '../../core/topology/narrowTopology.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { topologySvg } from '../../core/topology/drawing/topologySvg.ts';
import { topologyText } from '../../core/topology/topologyText.ts';
import { findUnusual } from '../../core/unusual/findUnusual.ts';
import type { NetworkView } from '../../protocol/playerView.ts';
import { nodeView } from './nodeView.ts';

/** What the learner made of the picture; it outlives the machine, whose boxes have the same names after a reset. */
export class PictureChoices {
  /** The text that it is narrowed to. */
  filter = '';
  /** Ids of boxes. */
  readonly closed = new Set<string>();
  readonly unfolded = new Set<string>();
}

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
  #unusual: NetworkView['unusual'] = [];
  #drawn = '';
  #sites: NetworkView['sites'] = [];
  readonly #choices: PictureChoices;
  readonly #canBuild: boolean;

  /** `canBuild`: the learner may add to the network by the picture. */
  constructor(
    layout: GraphLayout,
    log: (message: string) => void,
    { choices = new PictureChoices(), canBuild = false } = {},
  ) {
    this.#layout = layout;
    this.#log = log;
    this.#choices = choices;
    this.#canBuild = canBuild;
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
    this.#unusual = findUnusual(state).map(({ what, why, command, host, node }) => ({
      ...{ what, why, command, host, node },
    }));
    if (this.#canBuild) this.#sites = buildSites(state);
    this.#baseline ??= this.#topology;
    this.#draw();
  }

  /** Draws only what has to do with a text; see filterTopology. */
  filter(text: string): void {
    this.#choices.filter = text;
    this.#draw();
  }

  /** Closes a box, or opens it again. */
  toggle(box: string): void {
    if (!this.#choices.closed.delete(box)) this.#choices.closed.add(box);
    this.#draw();
  }

  /** Draws the unused default devices of a box, or folds them away again. */
  toggleIdle(box: string): void {
    if (!this.#choices.unfolded.delete(box)) this.#choices.unfolded.add(box);
    this.#draw();
  }

  /** The picture as a file, as it is drawn now; undefined before there is one. */
  async export(): Promise<SavedPicture | undefined> {
    if (!this.#topology) return undefined;
    const topology = this.#narrowed(this.#topology);
    const drawing = await layoutTopology(topology, this.#layout);
    return drawnFormats(drawing);
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
    const whole = this.#topology;
    const baseline = this.#baseline;
    if (!whole || !baseline) return;
    const changes = compareTopologies(baseline, whole);
    const topology = this.#narrowed(whole);
    const marks = [[...changes.added], [...changes.changed], changes.gone];
    const key = JSON.stringify([
      topology,
      marks,
      this.#choices.filter,
      [...this.#choices.closed],
      this.#unusual,
      this.#sites,
    ]);
    if (key === this.#drawn) return;
    const drawing = await layoutTopology(topology, this.#layout);
    // What is laid out for a machine that is gone is not shown.
    if (signal.aborted) return;
    this.#drawn = key;
    this.#view = {
      svg: topologySvg(drawing, { changes, closed: this.#choices.closed }),
      text: topologyText(topology, changes),
      nodes: topology.nodes.map((node) => nodeView(node, topology.boxes)),
      changes: changesText(whole, changes),
      unread: topology.unread,
      filter: this.#choices.filter,
      drawnInstead: Object.fromEntries(drawnInstead(whole, this.#choices.closed)),
      unusual: this.#unusual,
      sites: this.#sites,
    };
    this.#changes.fire();
  }

  #narrowed(topology: Topology): Topology {
    const { filter, closed, unfolded } = this.#choices;
    return narrowTopology(topology, { only: filter, closed, unfolded });
  }
}
