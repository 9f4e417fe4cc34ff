import type { Viewer } from '../../player/page/sharedPage.ts';
import type { MessageToSeatPage } from '../wire/seatMessages.ts';
import type { SeatPage } from './seatParts.ts';

/** Who has a seat open: pages of the learner's browsers and the teacher's, each with what it sees of the player. */
export class SeatPages {
  readonly #pages = new Map<SeatPage, Viewer>();

  viewer(page: SeatPage): Viewer | undefined {
    return this.#pages.get(page);
  }

  has(role: SeatPage['role']): boolean {
    return [...this.#pages.keys()].some((page) => page.role === role);
  }

  /** A page that shows the player from now on; returns what sees it there. */
  add(page: SeatPage): Viewer {
    const viewer: Viewer = {
      role: page.role,
      send: (message) => page.send({ type: 'player', message }),
    };
    this.#pages.set(page, viewer);
    return viewer;
  }

  remove(page: SeatPage): void {
    this.#pages.delete(page);
  }

  /** The lesson is left: its pages have nothing to show any more. */
  sendHome(): void {
    this.send({ type: 'go', path: '' });
    this.#pages.clear();
  }

  send(message: MessageToSeatPage): void {
    for (const page of this.#pages.keys()) page.send(message);
  }
}
