import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../extension/build/root.ts';
import { openPages } from './editor.ts';

/** Keeps what the open windows look like in test-results/, under a name made of `title`, and says where. */
export async function keepPictures(title: string): Promise<void> {
  const folder = join(ROOT, 'test-results');
  mkdirSync(folder, { recursive: true });
  const name = title.replace(/[^\w.-]+/g, '-');
  for (const [index, page] of openPages().entries()) {
    const path = join(folder, `${name}-${index}.png`);
    await page.screenshot({ path }).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    process.stdout.write(`what the window looked like: ${path}\n`);
  }
}
