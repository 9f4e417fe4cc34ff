import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Session } from '../../core/session/session.ts';
import type { WalkProbe } from '../../core/walk/probe.ts';
import { runWalk } from '../../core/walk/runWalk.ts';
import type { WalkView } from '../../protocol/playerView.ts';
import { failureView } from './failureView.ts';
import { walkView } from './walkView.ts';

/** The packet's way that the player shows; the newest that was asked for. */
export class PacketWalk implements Disposable {
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  #view: WalkView | null = null;
  #cancel = new AbortController();

  get view(): WalkView | null {
    return this.#view;
  }

  /** Sends a packet from one place to another (see findPlace), and tells its way. */
  async follow(session: Session, from: string, to: string, probe?: WalkProbe): Promise<void> {
    this.close();
    const { signal } = this.#cancel;
    const empty = { title: `From ${from} to ${to}`, running: false, verdict: '', hops: [], failure: null };
    this.#show({ ...empty, running: true });
    let view: WalkView;
    try {
      const defaultHost = session.lesson.hosts[0];
      const result = await runWalk(session.machine, from, to, { ...probe, defaultHost, signal });
      const why = (text: string): WalkView['failure'] => ({
        what: 'The packet cannot be followed.',
        why: text,
        next: 'Choose two NICs that have addresses.',
      });
      view = result.ok ? walkView(result.walk) : { ...empty, failure: why(result.why) };
    } catch (error) {
      view = { ...empty, failure: failureView(error) };
    }
    if (!signal.aborted) this.#show(view);
  }

  close(): void {
    this.#cancel.abort(new Error('another walk, or none'));
    this.#cancel = new AbortController();
    this.#show(null);
  }

  dispose(): void {
    this.#cancel.abort(new Error('the player is closed'));
    this.#changes.dispose();
  }

  #show(view: WalkView | null): void {
    this.#view = view;
    this.#changes.fire();
  }
}
