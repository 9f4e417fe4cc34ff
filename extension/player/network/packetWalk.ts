import { say } from '../../core/language/say.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Machine } from '../../core/machine/machine.ts';
import type { WalkProbe } from '../../core/walk/probe.ts';
import { runWalk } from '../../core/walk/runWalk.ts';
import type { WalkOfferView, WalkView } from '../../protocol/playerView.ts';
import { failureOf } from '../../core/failure/failureError.ts';
import { walkView } from './walkView.ts';

/** The packet's way through a session's machine that is shown; the newest that was asked for. */
export class PacketWalk implements Disposable {
  readonly #machine: Machine;
  readonly #defaultHost: string;
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  #view: WalkView | null = null;
  #capture: Uint8Array | null = null;
  #cancel = new AbortController();
  /** What came of the walks that the lesson's blocks and checks offer. */
  readonly #offered = new Map<string, WalkOfferView['status']>();

  /** `defaultHost` is where a place is looked for that names no host. */
  constructor(machine: Machine, defaultHost: string) {
    this.#machine = machine;
    this.#defaultHost = defaultHost;
  }

  get view(): WalkView | null {
    return this.#view;
  }

  /** What was captured on the way that is shown (pcapng). */
  get capture(): Uint8Array | null {
    return this.#capture;
  }

  /** How the walk is that the block, or check, offers. */
  offered(block: string): WalkOfferView['status'] {
    return this.#offered.get(block) ?? 'ready';
  }

  /** Sends a packet from one place to another (see findLocation), and shows its way; `block` is the one that offered it. */
  async follow(
    from: string,
    to: string,
    { probe, block }: { readonly probe?: WalkProbe | undefined; readonly block?: string | undefined } = {},
  ): Promise<void> {
    this.close();
    const { signal } = this.#cancel;
    const setStatus = (status: WalkOfferView['status']): void => {
      if (block !== undefined) this.#offered.set(block, status);
    };
    setStatus('running');
    signal.addEventListener('abort', () => this.offered(block ?? '') === 'running' && setStatus('ready'));
    const empty = {
      title: say('From {from} to {to}', { from, to }),
      running: false,
      verdict: '',
      evidence: [],
      hops: [],
      failure: null,
    };
    this.#show({ ...empty, running: true });
    let view: WalkView;
    let capture: Uint8Array | null = null;
    try {
      const defaultHost = this.#defaultHost;
      const result = await runWalk(this.#machine, from, to, { ...probe, defaultHost, signal });
      if (result.ok) capture = result.value.pcapng;
      view = result.ok ? walkView(result.value.walk) : { ...empty, failure: result.failure };
    } catch (error) {
      view = { ...empty, failure: failureOf(error) };
    }
    if (signal.aborted) return;
    setStatus(view.failure ? 'failed' : 'done');
    this.#capture = capture;
    this.#show(view);
  }

  close(): void {
    this.#cancel.abort(new Error('another walk, or none'));
    this.#cancel = new AbortController();
    this.#capture = null;
    this.#show(null);
  }

  dispose(): void {
    this.close();
    this.#changes.dispose();
  }

  #show(view: WalkView | null): void {
    this.#view = view;
    this.#changes.fire();
  }
}
