import { existsSync, readFileSync } from 'node:fs';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import type { Locator, Page } from 'playwright-core';
import { noteForReport } from '../../../extension/build/stages/reportNotes.ts';
import { Player } from './player.ts';
import { waitUntilStored } from './storedState.ts';

const FIRST_PATIENCE_MS = 1500;
/** On a busy computer a list takes seconds. */
const LAST_PATIENCE_MS = 12_000;
/** For one row, with all attempts; less than what a test has. */
const CHOICE_MS = 75_000;

/** VS Code's window, as a user sees it. */
export class Workbench {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the page is a workbench. */
  static async of(page: Page): Promise<Workbench> {
    await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
    return new Workbench(page);
  }

  get input(): Locator {
    return this.page.locator('.quick-input-widget input[type=text]').first();
  }

  get rows(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /**
   * Opens the list of notifications. There are no toasts in this window: VS Code shows none where it is started with
   * `--enable-smoke-test-driver`. The list closes with its last notification, also between the click and the look: then it is
   * opened again.
   */
  async openNotifications(): Promise<Locator> {
    const list = this.page.locator('.notifications-center');
    for (;;) {
      if (!(await list.isVisible())) await this.page.locator('[id="status.notifications"] a').click();
      const isOpen = await list.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isOpen) return list.locator('.notification-list-item');
    }
  }

  /** Waits for a notification with these words; the list of them may close by itself meanwhile, and is opened again. */
  async seesNotification(words: string): Promise<void> {
    for (;;) {
      const found = (await this.openNotifications()).filter({ hasText: words });
      const isThere = await found.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
    }
  }

  get statusBar(): Locator {
    return this.page.locator('.part.statusbar');
  }

  get player(): Player {
    return new Player(this.page);
  }

  /** Chooses a command in the palette, with the keyboard. */
  run(title: string): Promise<void> {
    return this.#choose(`>${title}`, title, () => this.page.keyboard.press('F1'));
  }

  /** Brings the player to the front; a webview takes the focus late, and would close a list that is opened meanwhile. */
  async showPlayer(): Promise<void> {
    await this.run('Patchbay: Show Player');
    // Not `:focus`, which a frame that has the focus does not match.
    await this.page.waitForFunction("document.activeElement?.matches('iframe.webview.ready')");
  }

  /**
   * Starts the lesson of this title from the list of lessons. In a window in which the list never has it, a user reloads the
   * window: that is done once, and noted, because it happened twice in CI and its cause is not known.
   */
  async startLesson(title: string): Promise<void> {
    const choose = (): Promise<void> =>
      this.#choose(title, title, async (patience) => {
        await this.run('Patchbay: Start Lesson');
        await seen(this.#row(title), patience);
      });
    try {
      await choose();
    } catch (error) {
      noteForReport(`A window was reloaded: ${String(error)}`);
      await this.reload();
      await choose();
    }
  }

  /**
   * Chooses a row of a list that `open` opens. The palette's list is a snapshot, and a part of the window that just takes
   * the focus closes any list: so it is opened again until the row is in it, each time with more patience. Throws with what
   * the list had where the row does not come.
   */
  async #choose(text: string, title: string, open: (patienceMs: number) => Promise<void>): Promise<void> {
    const started = performance.now();
    for (let patience = FIRST_PATIENCE_MS; ; patience = Math.min(2 * patience, LAST_PATIENCE_MS)) {
      await open(patience);
      const filled = this.input.fill(text, { timeout: patience });
      const found = (await succeeds(filled)) && (await seen(this.#row(title), patience));
      if (found && (await this.#goToRow(title))) break;
      if (performance.now() - started > CHOICE_MS)
        throw new Error(`The list has no row ${title} that can be chosen. ${await this.#appearance()}`);
      await this.page.keyboard.press('Escape');
    }
    await this.page.keyboard.press('Enter');
  }

  /** Arrows down to the row: above it there may be others that fit the text, or were used of late. */
  async #goToRow(title: string): Promise<boolean> {
    const chosen = this.#row(title).and(this.page.locator('.focused'));
    for (let presses = 0; presses < 20; presses++) {
      if ((await chosen.count()) > 0) return true;
      await this.page.keyboard.press('ArrowDown');
    }
    return false;
  }

  /** What the window shows where a list does not have what it should: with the filter, without it, and around it. */
  async #appearance(): Promise<string> {
    const shown = async (what: Locator): Promise<string> =>
      JSON.stringify((await what.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').slice(0, 24)));
    const filtered = await shown(this.rows);
    await this.input.fill('', { timeout: FIRST_PATIENCE_MS }).catch(() => undefined);
    const aux = await this.page.locator('.part.auxiliarybar').isVisible();
    const busy = await this.page.locator('.quick-input-widget .monaco-progress-container.active').count();
    return [
      `Filtered: ${filtered}; all: ${await shown(this.rows)}; open: ${await this.input.isVisible()}, busy: ${busy > 0};`,
      `tabs: ${await shown(this.page.locator('.tabs-container .tab'))}; said: ${await shown(await this.openNotifications())};`,
      `status: ${await shown(this.statusBar.locator('.left-items .statusbar-item'))}; user settings missing: ${aux}`,
    ].join(' ');
  }

  #row(title: string): Locator {
    return this.rows.filter({ hasText: title }).first();
  }

  /** Types into the box that asks for something with these words. */
  async enter(prompt: string, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget').getByText(prompt).waitFor();
    await this.input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Presses a button of the modal dialog that is asked. */
  async answer(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button }).click();
  }

  /**
   * Names a file in the dialog that asks where to save, which then shows `neighbour` beside it, and saves; resolves with
   * what was written.
   */
  async saveAs(file: string, neighbour: string): Promise<Buffer> {
    await this.input.waitFor();
    // Until the dialog has read the home folder, it goes on writing into its box.
    for (;;) {
      await this.input.fill(file);
      const shown = this.rows.filter({ hasText: neighbour }).waitFor({ timeout: 5000 });
      if ((await succeeds(shown)) && (await this.input.inputValue()) === file) break;
    }
    await this.page.keyboard.press('Enter');
    const written = (): Buffer | undefined => (existsSync(file) ? readFileSync(file) : undefined);
    const bytes = await pollUntil(() => (written()?.length ? written() : undefined), {
      timeoutMs: 30_000,
      everyMs: 100,
    });
    if (!bytes) throw new Error(`${file} was not written`);
    return bytes;
  }

  /** Reloads the window; a player that is open comes back. */
  async reload(): Promise<void> {
    if ((await this.page.locator('iframe.webview').count()) > 0)
      await waitUntilStored(this.page, 'patchbay.player');
    await this.page.reload();
    await Workbench.of(this.page);
  }
}

/** Whether it is there within that time. */
function seen(what: Locator, timeout: number): Promise<boolean> {
  return succeeds(what.waitFor({ timeout }));
}

function succeeds(attempt: Promise<void>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
