import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { PageTransport } from './pageTransport.ts';
import type { MessageToPage } from '../../protocol/messages.ts';
import type { PlayerView } from '../../protocol/playerView.ts';

/** Somebody who sees a player in a page. */
export interface Viewer {
  readonly role: 'learner' | 'teacher';
  send(message: MessageToPage): void;
}

/**
 * One page of a player, which several look at: a learner in two browsers, and the teacher. All of them see the same. A
 * terminal's output is acknowledged by one of them, the first; its size is the learner's.
 */
export class SharedPage implements PageTransport {
  readonly #messages = new Emitter<unknown>();
  readonly #gone = new Emitter<void>();
  readonly #viewers = new Set<Viewer>();
  readonly #pictures: (path: string) => string | undefined;
  readonly #forLearner: (view: PlayerView) => PlayerView;
  readonly onMessage = this.#messages.event;
  readonly onGone = this.#gone.event;
  #view: PlayerView | undefined;

  /** `pictures`: the address of a picture of the lesson; `forLearner`: what is shown of a view. */
  constructor(pictures: (path: string) => string | undefined, forLearner: (view: PlayerView) => PlayerView) {
    this.#pictures = pictures;
    this.#forLearner = forLearner;
  }

  /** The player's last view, whole; undefined before anybody looked. */
  get view(): PlayerView | undefined {
    return this.#view;
  }

  picture(path: string): string | undefined {
    return this.#pictures(path);
  }

  send(message: MessageToPage): void {
    if (message.type === 'view') this.#view = message.view;
    const sent = message.type === 'view' ? { ...message, view: this.#forLearner(message.view) } : message;
    for (const viewer of this.#viewers) viewer.send(sent);
  }

  /** Sends to `viewer` too, until disposed. It says `ready` when it is there. */
  join(viewer: Viewer): Disposable {
    this.#viewers.add(viewer);
    return {
      dispose: () => {
        const was = this.#first;
        if (!this.#viewers.delete(viewer)) return;
        if (this.#viewers.size === 0) this.#gone.fire();
        // What was on its way to the one who acknowledged is drawn again for the others.
        else if (was === viewer) this.#messages.fire({ type: 'ready' });
      },
    };
  }

  /** What a viewer's page says, of whatever form; the player guards it. */
  receive(viewer: Viewer, message: unknown): void {
    const type = typeOf(message);
    if (type === 'printed' && viewer !== this.#first) return;
    if (type === 'resize' && viewer.role !== 'learner') return;
    this.#messages.fire(message);
  }

  /** The same again: something that it is shown under is different. */
  refresh(): void {
    if (this.#view && this.#viewers.size > 0) this.send({ type: 'view', view: this.#view });
  }

  get #first(): Viewer | undefined {
    const all = [...this.#viewers];
    return all.find(({ role }) => role === 'learner') ?? all[0];
  }
}

/** What an untrusted message says that it is. */
export function typeOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
}
