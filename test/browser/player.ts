import type { FrameLocator, Page } from 'playwright-core';

/** The player, in its webview. */
export class Player {
  readonly page: Page;
  /** A webview is two frames deep. */
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.page = page;
    this.frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }
}
