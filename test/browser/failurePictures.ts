import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { openPages } from './editor.ts';

/** After a test that failed: what its windows look like, in test-results/. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const folder = join(ROOT, 'test-results');
  mkdirSync(folder, { recursive: true });
  const name = `${task.file.name.replace(/^.*\//, '')} ${task.name}`.replace(/[^\w.-]+/g, '-');
  for (const [index, page] of openPages().entries()) {
    const path = join(folder, `${name}-${index}.png`);
    await page.screenshot({ path }).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    process.stdout.write(`what the window looked like: ${path}\n`);
  }
});
