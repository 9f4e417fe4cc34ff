import { bundle, type Bundle } from '../bundles/bundle.ts';
import { WEBVIEW } from '../bundles/bundleWebview.ts';

const recipe = 'extension/build/site/bundleSite.ts';
const { plugins: styles = [], ...page } = WEBVIEW.options;
const script = (entry: string, name: string): Bundle => ({
  entry: `extension/browser/${entry}`,
  output: `.build/site/${name}.js`,
  recipe,
  // v86 asks for these where it runs in Node.
  options: { ...page, external: ['node:*', 'crypto', 'fs', 'perf_hooks'] },
});
const style = (name: string, output: string): Bundle => ({
  entry: `extension/browser/style/${name}.css`,
  output: `.build/site/${output}.css`,
  recipe,
  options: { ...page, plugins: styles },
});

/** The scripts and style sheets of the site; a page's have one name. */
export const SITE = {
  play: script('playPage.ts', 'play'),
  playStyle: style('tab', 'play'),
  home: script('homePage.ts', 'home'),
  homeStyle: style('home', 'home'),
  emulator: script('emulator/emulatorWorker.ts', 'emulator'),
  serviceWorker: script('offline/serviceWorker.ts', 'sw'),
} as const;

/** Makes those where a source is newer. */
export async function bundleSite(): Promise<void> {
  await Promise.all(Object.values(SITE).map((made) => bundle(made)));
}
