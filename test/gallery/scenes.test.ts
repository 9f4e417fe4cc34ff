import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { THEMES } from '../browser/harness/themes.ts';
import { strayPictures } from './compare/acceptedPictures.ts';
import { DifferenceReport } from './compare/differenceReport.ts';
import { judgePicture } from './compare/judgePicture.ts';
import { dress, launchPainter, openScene, type Painter } from './openScene.ts';
import { serveGallery, type GalleryServer } from './page/server.ts';
import { SCENES } from './scenes/scenes.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [first] = THEMES;

let painter: Painter;
let server: GalleryServer;
const report = new DifferenceReport();
beforeAll(async () => {
  [painter, server] = await Promise.all([launchPainter(), serveGallery()]);
});
afterAll(async () => {
  server.end();
  await painter.end();
});

test.each(SCENES)('$name looks as it was accepted, and axe finds nothing, in any theme', async (scene) => {
  const { page } = painter;
  const errors = await openScene(page, server.url, scene, first.kind);
  await page.evaluate(AXE);
  const problems: string[] = [];
  for (const theme of THEMES) {
    await dress(page, scene, theme.kind);
    const difference = await judgePicture(page, scene, theme);
    if (difference) {
      report.add(difference);
      problems.push(`${theme.id}: ${difference.words} The pictures are in ${report.folder}`);
    }
    problems.push(
      ...(await axeProblems(page, theme.kind === first.kind)).map((problem) => `${theme.id}: ${problem}`),
    );
  }
  expect(problems, `npm run gallery -- --accept ${scene.name} accepts pictures`).toEqual([]);
  expect(errors).toEqual([]);
});

/** A theme changes colours and nothing else: the other rules would say the same in each. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

async function axeProblems(page: Page, allRules: boolean): Promise<string[]> {
  const options = JSON.stringify(allRules ? {} : { runOnly: OF_COLOURS });
  const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  expect(passes.length).toBeGreaterThan(allRules ? 5 : 0);
  return violations.map(
    ({ id, nodes }) =>
      `axe says ${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`,
  );
}

test('no accepted picture is of a scene that is gone', () => {
  expect(strayPictures(SCENES)).toEqual([]);
});
