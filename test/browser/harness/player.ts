import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The frame that the player's page is in: a webview's, or a whole browser tab. */
type PlayerFrame = Pick<FrameLocator, 'locator' | 'getByRole' | 'getByText' | 'getByLabel'>;

/** The player's page. */
export class Player {
  readonly page: Page;
  /** A webview's is two frames deep. */
  readonly frame: PlayerFrame;

  /** `frame`: where the player's page is; VS Code's webview where absent. */
  constructor(page: Page, frame?: PlayerFrame) {
    this.page = page;
    this.frame = frame ?? page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  get title(): Locator {
    return this.frame.locator('.header-title');
  }

  /** How the machine is, in words. */
  get machine(): Locator {
    return this.frame.locator('.machine-words');
  }

  get banner(): Locator {
    return this.frame.locator('.banner');
  }

  get network(): Locator {
    return this.frame.getByRole('region', { name: 'Network' });
  }

  /** A node in the picture of the network. */
  node(name: string): Locator {
    return this.network.getByRole('button', { name: new RegExp(`^${name}:`) });
  }

  step(id: string): Step {
    return new Step(this.frame.locator(`#step-${id}`));
  }

  terminal(id: string): Terminal {
    const panel = `terminal-${id}`;
    const tab = this.frame.locator(`[role=tab][aria-controls="${panel}"]`);
    return new Terminal(this.page, this.frame.locator(`[id="${panel}"]`), tab);
  }

  /** Presses Tab until the button of this name has the focus. */
  async tabTo(button: string): Promise<void> {
    const wanted = this.frame.getByRole('button', { name: button }).and(this.frame.locator(':focus'));
    for (let presses = 0; presses < 40; presses++) {
      if ((await wanted.count()) > 0) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not come to ${button}.`);
  }

  /** Waits until the machine runs. */
  async running(): Promise<void> {
    await this.machine.filter({ hasText: /running$/ }).waitFor({ timeout: 90_000 });
  }
}

/** One step of the lesson. */
export class Step {
  readonly element: Locator;

  constructor(element: Locator) {
    this.element = element;
  }

  /** Presses Run on the step's `index`-th block. */
  async run(index = 0): Promise<void> {
    await this.element.getByRole('button', { name: /^Run/ }).nth(index).click();
  }

  /** Waits until the step's `index`-th block has run. */
  async done(index = 0): Promise<void> {
    const block = this.element.locator('.run-block').nth(index);
    await block.locator('.run-status').filter({ hasText: 'done' }).waitFor();
  }

  /** Its checks that have come to `status`. */
  checks(status: 'pass' | 'fail' | 'error' | 'unknown' | 'not-run'): Locator {
    return this.element.locator(`.check[data-status="${status}"]`);
  }

  async press(button: string): Promise<void> {
    await this.element.getByRole('button', { name: button }).click();
  }

  /** Waits until its heading says `words`, such as `achieved · still true`. */
  async says(words: string): Promise<void> {
    await this.element.locator('.step-state').filter({ hasText: words }).waitFor();
  }
}

/** A terminal of the player. */
export class Terminal {
  readonly page: Page;
  readonly element: Locator;
  /** Where terminals do not fit beside each other; elsewhere it is not shown. */
  readonly tab: Locator;

  constructor(page: Page, element: Locator, tab: Locator) {
    this.page = page;
    this.element = element;
    this.tab = tab;
  }

  async focus(): Promise<void> {
    await this.#toFront();
    await this.element.locator('.xterm-screen').click();
  }

  /** Types a command line and Enter, as a learner does. */
  async type(line: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until the screen has `text` on it. */
  async shows(text: string | RegExp): Promise<void> {
    await this.#toFront();
    await this.element.locator('.xterm-rows').filter({ hasText: text }).waitFor();
  }

  async #toFront(): Promise<void> {
    if (await this.tab.isVisible()) await this.tab.click();
  }
}
