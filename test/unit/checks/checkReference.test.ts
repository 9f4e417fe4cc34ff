import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkExamples, checkReference } from '../../../extension/core/checks/checkReference.ts';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';

const GUIDE = new URL('../../../lessons/AUTHORING.md', import.meta.url);

it.each(Object.entries(checkExamples))('shows a %s check that is right', (kind, example) => {
  expect(parseCheck(parse(`what: it\n${example}`))).toMatchObject({ check: { kind } });
});

it('says of every field what it is for', () => {
  expect(checkReference()).not.toMatch(/: $|undefined|\(any/m);
});

it('stands in the guide for authors; `vitest -u` writes it there', async () => {
  const guide = readFileSync(GUIDE, 'utf8');
  const written = guide.replace(/(<!-- checks:.*-->\n)[^]*(<!-- end -->)/, `$1\n${checkReference()}\n\n$2`);
  expect(written).toContain('### command');
  await expect(written).toMatchFileSnapshot(GUIDE.pathname);
});
