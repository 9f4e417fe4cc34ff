import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds in a document, a line each. Throws where it looked at next to nothing. */
export async function axeProblems(document: Frame | Page): Promise<string[]> {
  await document.evaluate(AXE);
  const { violations, passes } = await document.evaluate<AxeResults>('axe.run(document)');
  if (passes.length < 10) throw new Error(`axe looked at ${passes.length} rules only.`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
