import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkKinds } from '../../../extension/core/checks/checkKinds.ts';
import { checkReference } from '../../../extension/core/checks/checkReference.ts';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';

const GUIDE = new URL('../../../lessons/AUTHORING.md', import.meta.url);

it.each(checkKinds)('shows a $name check that is right', ({ name, example }) => {
  expect(parseCheck(parse(`what: it\n${example}`))).toMatchObject({ check: { kind: name } });
});

it('says of every field what it is for', () => {
  expect(checkReference()).not.toMatch(/: $|undefined|\(any/m);
});

it('stands in the guide for authors; `npm run generate` writes it there', async () => {
  const guide = readFileSync(GUIDE, 'utf8');
  const written = guide.replace(/(<!-- checks:.*-->\n)[^]*(<!-- end -->)/, `$1\n${checkReference()}\n\n$2`);
  expect(written).toContain('### command');
  await expect(written).toMatchFileSnapshot(GUIDE.pathname);
});
