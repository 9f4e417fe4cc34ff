import type { Page } from 'playwright-core';
import { explainTerm } from '../../../extension/core/glossary/glossary.ts';
import { readGlossary } from '../../../extension/core/glossary/readGlossary.ts';
import { termFinder } from '../../../extension/core/glossary/termFinder.ts';
import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';
import { message, playerView, step, type Scene } from './scene.ts';

const GLOSSARY = readGlossary(
  new TextEncoder().encode(`bridge:
  words: [bridge]
  text: A switch made of software. It learns from senders who is where.
  source: bridge(8)
fdb:
  words: [forwarding database, FDB]
  text: >-
    A table of MAC addresses: behind which port of a bridge each is, or behind which remote VTEP of a tunnel. It is filled by
    learning from the senders of frames, or by hand, with ${'a-word-that-has-no-place-to-break-'.repeat(3)}end.
  source: bridge(8)
`),
);
const PROSE = `A **bridge** joins the cables of three rooms. How does the bridge know where red lives? It keeps a table, the forwarding
database, and fills it by listening: see [FDB](https://man7.org/linux/man-pages/man8/bridge.8.html) and \`bridge fdb show\`.`;

const renderer = proseRenderer({ picture: () => undefined });
const { html } = renderer.marked(PROSE, termFinder(GLOSSARY, 'en'), new Set());
const view = playerView({
  steps: [step('here', { title: 'How the bridge learns', blocks: [{ kind: 'prose', html }] })],
  terms: GLOSSARY.map((term) => explainTerm(term, 'en')),
  current: 'here',
});

async function explain(page: Page): Promise<void> {
  await page.locator('[data-term=fdb]').focus();
  await page.locator('.term-note').waitFor();
}

/** Terms that prose marks, and the note that explains one. */
export const termScenes: readonly Scene[] = [
  {
    name: 'terms-closed',
    width: 1240,
    height: 500,
    part: '.step-body > .blocks',
    messages: [message(view)],
  },
  { name: 'terms-open', width: 1240, height: 560, messages: [message(view)], act: explain },
  { name: 'terms-narrow', width: 390, height: 700, messages: [message(view)], act: explain },
];
