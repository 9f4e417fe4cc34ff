import { Debouncer } from '../../core/async/debouncer.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import { proseRenderer, type ProseRenderer } from '../../core/prose/renderProse.ts';
import type { MessageToPage, PageName } from '../../protocol/messages.ts';
import { buildView } from '../view/buildView.ts';
import { lessonPicture } from '../view/lessonPicture.ts';
import type { PlayerFacts } from '../view/playerFacts.ts';
import { rememberingRenderer } from '../view/rememberingRenderer.ts';
import type { PageTransport } from './pageTransport.ts';

/** At most one view in this time: whole views are cheap, and not free. */
const VIEW_MS = 50;

/** The pages that show the player, which come and go: each gets the whole view after a change, soon. */
export class Pages implements Disposable {
  readonly #facts: () => PlayerFacts;
  readonly #open = new Map<PageName, PageTransport>();
  readonly #changes = new Emitter<void>();
  /** What the view says is different; several changes are one event. */
  readonly onChange = this.#changes.event;
  readonly #soon = new Debouncer(VIEW_MS, () => {
    this.#sendView();
    this.#changes.fire();
  });
  #renderer: ProseRenderer = proseRenderer({ picture: () => undefined });

  constructor(facts: () => PlayerFacts) {
    this.#facts = facts;
  }

  /** Shows the player on a page that is ready, and replaces another page of this name. */
  open(name: PageName, page: PageTransport): void {
    this.#open.set(name, page);
    // The prose with its pictures is on the player's page alone.
    if (name === 'player')
      this.#renderer = rememberingRenderer(
        proseRenderer({
          picture: (path) => lessonPicture(this.#facts().lesson, path, (one) => page.picture(one)),
        }),
      );
    this.#sendView();
  }

  /** False where that page was not open. */
  close(name: PageName, page: PageTransport): boolean {
    return this.#open.get(name) === page && this.#open.delete(name);
  }

  /** To the player's page. What is new is drawn first: a message may name it. */
  post(message: MessageToPage): void {
    if (this.#soon.isPending) this.#sendView();
    this.stream(message);
  }

  /** To the player's page, as it is: what a terminal prints. */
  stream(message: MessageToPage): void {
    this.#open.get('player')?.send(message);
  }

  /** Whether the player's page is there, so that it can reply. */
  get canReply(): boolean {
    return this.#open.has('player');
  }

  changed(): void {
    this.#soon.start();
  }

  dispose(): void {
    this.#soon.dispose();
    this.#open.clear();
    this.#changes.dispose();
  }

  #sendView(): void {
    if (this.#open.size === 0) return;
    const message: MessageToPage = { type: 'view', view: buildView(this.#facts(), this.#renderer) };
    for (const page of this.#open.values()) page.send(message);
  }
}
