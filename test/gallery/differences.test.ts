import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { THEMES } from '../browser/harness/themes.ts';
import { DifferenceReport, type Difference } from './compare/differenceReport.ts';
import { judgePicture } from './compare/judgePicture.ts';
import { launchPainter, openScene, type Painter } from './openScene.ts';
import { serveGallery, type GalleryServer } from './page/server.ts';
import { sceneNamed } from './scenes/scenes.ts';

/** The comparison sees what a change of the style sheet does: here one is added to a scene. */
const [theme] = THEMES;
let painter: Painter;
let server: GalleryServer;
beforeAll(async () => {
  [painter, server] = await Promise.all([launchPainter(), serveGallery()]);
});
afterAll(async () => {
  server.end();
  await painter.end();
});

async function withStyle(css: string): Promise<Difference | null> {
  const scene = sceneNamed('checks');
  const { page } = painter;
  await openScene(page, server.url, scene, theme.kind);
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
  return judgePicture(page, scene, theme);
}

test.each([
  ['a colour', '.check-what { color: #e06c75 }'],
  ['a slightly other colour', '.badge { background: #454545 }'],
  ['a step of one pixel', '.check { padding-left: 1px }'],
  ['a word that is gone', '.badge { visibility: hidden }'],
  ['a thinner letter', '.check-what { font-weight: 600 }'],
])('%s is seen', async (_what, css) => {
  expect((await withStyle(css))?.words).toMatch(
    /^[1-9]\d* pixels differ, all of them in the \d+×\d+ at \d+,\d+\.$/,
  );
});

test('another size is seen', async () => {
  expect((await withStyle('.check { padding-bottom: 1px }'))?.words).toMatch(
    /^It is \d+×\d+, and was \d+×\d+\. /,
  );
});

test('a style that changes nothing is not', async () => {
  expect(await withStyle('.check-what { outline: 0 }')).toBeNull();
});

test('what differs is kept as three pictures, and a page names the scene and the command that accepts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  try {
    const difference = await withStyle('.check-what { color: #e06c75 }');
    if (difference === null) throw new Error('It was not seen.');
    new DifferenceReport(folder).add(difference);
    expect(readdirSync(folder).sort()).toEqual([
      'checks.Dark-Modern.actual.png',
      'checks.Dark-Modern.diff.png',
      'checks.Dark-Modern.expected.png',
      'index.html',
    ]);
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).toContain('npm run gallery -- --accept checks');
    expect(page).toContain(difference.words);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
