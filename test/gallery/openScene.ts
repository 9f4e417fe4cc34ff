import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/harness/chromium.ts';
import { dressScript } from './page/html.ts';
import type { Scene } from './scenes/scene.ts';
import type { ThemeKind } from './themes/recordedThemes.ts';

/** For one condition: on two busy cores a page takes long to load. */
const PATIENCE_MS = 300_000;

/** A window that shows one scene after the other: a window costs a headless Chromium more than the scene in it. */
export interface Painter {
  readonly page: Page;
  end(): Promise<void>;
}

const FONTS = fileURLToPath(new URL('fonts.conf', import.meta.url));

/** In a Chromium that draws alike on every computer: letters in shades of grey, unhinted, of the same fonts, with Skia's plain code. */
export async function launchPainter(): Promise<Painter> {
  const browser = await launchChromium(
    [
      '--font-render-hinting=none',
      '--disable-font-subpixel-positioning',
      '--disable-lcd-text',
      '--disable-skia-runtime-opts',
      '--force-color-profile=srgb',
      '--force-device-scale-factor=1',
    ],
    { FONTCONFIG_FILE: FONTS },
  );
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE_MS);
  return { page, end: () => browser.close() };
}

/** Opens a scene: it is loaded, and its learner has acted. Returns what its scripts throw and its policy refuses, now and later. */
export async function openScene(
  page: Page,
  url: string,
  scene: Scene,
  kind: ThemeKind,
  language = 'en',
): Promise<readonly string[]> {
  const { name, width, height, part = '.player' } = scene;
  await page.setViewportSize({ width, height });
  const errors: string[] = [];
  page.removeAllListeners('pageerror');
  page.removeAllListeners('console');
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  if (scene.served) await dress(page, scene, kind);
  await page.goto(`${url}scene/${name}/${kind}/${language}`);
  await page.locator(part).first().waitFor();
  await page.evaluate(holdStill);
  await scene.act?.(page);
  return errors;
}

/** Runs in the page. Not Playwright's own way, whose style element the page's policy refuses. */
function holdStill(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important }',
  );
  document.adoptedStyleSheets.push(sheet);
}

/** Gives the page another theme, as when a learner changes it: the editor's, or that of the system. */
export async function dress(page: Page, { served }: Pick<Scene, 'served'>, kind: ThemeKind): Promise<void> {
  if (!served) await page.evaluate(dressScript(kind));
  else
    await page.emulateMedia({
      colorScheme: kind.endsWith('light') ? 'light' : 'dark',
      contrast: kind.includes('high-contrast') ? 'more' : 'no-preference',
      reducedMotion: 'reduce',
    });
}
