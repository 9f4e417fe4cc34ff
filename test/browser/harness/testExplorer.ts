import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** VS Code's Test Explorer, as a user sees it. */
export class TestExplorer {
  readonly #workbench: Workbench;

  private constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  static async open(workbench: Workbench): Promise<TestExplorer> {
    await workbench.run('Testing: Focus on Test Explorer View');
    return new TestExplorer(workbench);
  }

  /** The row whose accessible name begins with these words: `red before (Passed)`. */
  row(words: string): Locator {
    const pattern = new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
    return this.#workbench.page.locator('.test-explorer').getByRole('treeitem', { name: pattern });
  }

  /** Shows what is below a row. */
  async expand(words: string): Promise<void> {
    const row = this.row(words);
    await row.click();
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.press('ArrowRight');
  }

  /** Chooses an entry of a row's own menu. */
  async menu(words: string, entry: string): Promise<void> {
    await this.row(words).click({ button: 'right' });
    await this.#workbench.page.getByRole('menuitem', { name: entry }).hover();
    // By the keyboard: a menu that was just opened ignores the mouse's button, which may be the one that opened it.
    await this.#workbench.page.keyboard.press('Enter');
  }
}
