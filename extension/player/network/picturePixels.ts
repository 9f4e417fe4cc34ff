import type { Pages } from '../page/pages.ts';

/** How long a page may take; one that is hidden may not reply at all. */
const PAGE_MS = 5000;

/** The picture of the network in pixels, which only a page can draw: it has a canvas and the reader's fonts. */
export class PicturePixels {
  readonly #pages: Pick<Pages, 'canReply' | 'post'>;
  #waiting: ((png: string | null) => void) | undefined;

  constructor(pages: Pick<Pages, 'canReply' | 'post'>) {
    this.#pages = pages;
  }

  /** A PNG in base64; null where no page draws it in time. A newer drawing ends the wait for an older one. */
  draw(svg: string): Promise<string | null> {
    this.#waiting?.(null);
    if (!this.#pages.canReply) return Promise.resolve(null);
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#waiting?.(null), PAGE_MS);
      this.#waiting = (png) => {
        clearTimeout(late);
        this.#waiting = undefined;
        resolve(png);
      };
      this.#pages.post({ type: 'rasterize', svg });
    });
  }

  /** What the page drew. */
  drawn(png: string | null): void {
    this.#waiting?.(png);
  }
}
