import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/harness/chromium.ts';
import { dressScript } from './page/html.ts';
import type { Scene } from './scenes/scene.ts';
import type { ThemeKind } from './themes/recordedThemes.ts';

/** For one condition: on two busy cores a page takes long to load. */
const PATIENCE_MS = 300_000;

/** A Chromium that draws alike on every computer: letters in shades of grey, unhinted, with Skia's plain code. */
export function launchPainter(): Promise<Browser> {
  return launchChromium([
    '--font-render-hinting=none',
    '--disable-font-subpixel-positioning',
    '--disable-lcd-text',
    '--disable-skia-runtime-opts',
    '--force-color-profile=srgb',
    '--force-device-scale-factor=1',
  ]);
}

/** A scene that is shown. */
export interface OpenScene {
  readonly page: Page;
  /** What its scripts threw, and what its policy refused; more may come. */
  readonly errors: readonly string[];
}

/** Opens a scene in a window of its own: it is loaded, and the scene's learner has acted. */
export async function openScene(
  browser: Browser,
  url: string,
  scene: Scene,
  kind: ThemeKind,
): Promise<OpenScene> {
  const { name, width, height, part = '.player' } = scene;
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE_MS);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${url}scene/${name}/${kind}`);
  await page.locator(part).first().waitFor();
  await page.evaluate(holdStill);
  await scene.act?.(page);
  return { page, errors };
}

/** Runs in the page. Not Playwright's own way, whose style element the page's policy refuses. */
function holdStill(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important }',
  );
  document.adoptedStyleSheets.push(sheet);
}

/** Gives the page another theme, as when a learner changes it. */
export async function dress(page: Page, kind: ThemeKind): Promise<void> {
  await page.evaluate(dressScript(kind));
}
