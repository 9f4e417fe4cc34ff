import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { problemPage } from './problemPage.ts';

const PAGE = join(ROOT, 'docs/lint-problems.md');

test('docs/lint-problems.md is current; `npm run generate` writes it', async () => {
  const page = await format(problemPage(), { ...(await resolveConfig(PAGE)), parser: 'markdown' });
  await expect(page).toMatchFileSnapshot(PAGE);
});
