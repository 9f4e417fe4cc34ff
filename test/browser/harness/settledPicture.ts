import type { Page } from 'playwright-core';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';

/** The page as a PNG, once two pictures in a row are the same: panes, terminals and the network have found their sizes. */
export async function settledPicture(page: Page): Promise<Buffer> {
  let last: Buffer | undefined;
  const settled = await pollUntil(
    async () => {
      const picture = await page.screenshot({ animations: 'disabled' });
      const same = last?.equals(picture) === true;
      last = picture;
      return same ? picture : undefined;
    },
    { timeoutMs: 30_000, everyMs: 300 },
  );
  if (!settled) throw new Error('The page does not come to rest.');
  return settled;
}
