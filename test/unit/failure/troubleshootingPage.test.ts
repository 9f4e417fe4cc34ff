import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { CATALOGUE } from '../../../extension/core/failure/catalogue.ts';
import { troubleshootingPage } from './troubleshootingPage.ts';

const PAGE = join(ROOT, 'docs/troubleshooting.md');

test('every failure is on the page', () => {
  const page = troubleshootingPage();
  const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, code]) => code);
  expect(headings.sort()).toEqual(Object.keys(CATALOGUE).sort());
});

test('docs/troubleshooting.md is current; `npm run generate` writes it', async () => {
  const page = await format(troubleshootingPage(), { ...(await resolveConfig(PAGE)), parser: 'markdown' });
  await expect(page).toMatchFileSnapshot(PAGE);
});
