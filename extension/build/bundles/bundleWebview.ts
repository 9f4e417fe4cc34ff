import type { Plugin } from 'esbuild';
import { RATES_CSS } from '../../core/rates/chartSvg.ts';
import { TOPOLOGY_CSS } from '../../core/topology/drawing/topologySvg.ts';
import { bundle, type Bundle, type BundleKind } from './bundle.ts';

/** A picture's style is the core's, which also writes it into files; here a style sheet imports it. */
const pictureStyles: Plugin = {
  name: 'picture-styles',
  setup(build) {
    const give = (filter: RegExp, contents: string): void =>
      build.onLoad({ filter }, () => ({ contents, loader: 'css' }));
    give(/core[/\\]topology[/\\]drawing[/\\]topologySvg\.ts$/, TOPOLOGY_CSS);
    give(/core[/\\]rates[/\\]chartSvg\.ts$/, RATES_CSS);
  },
};

/** The page: dist/webview.js, and dist/webview.css beside it. */
export const WEBVIEW: Bundle = {
  entry: 'extension/webview/main.ts',
  output: 'dist/webview.js',
  recipe: 'extension/build/bundles/bundleWebview.ts',
  options: {
    platform: 'browser',
    target: ['chrome120', 'firefox121', 'safari17'],
    format: 'iife',
    minify: true,
    loader: { '.svg': 'text' },
    plugins: [pictureStyles],
  },
};

/** Makes {@link WEBVIEW} where a source is newer; returns the script's path. */
export function bundleWebview(kind?: BundleKind): Promise<string> {
  return bundle(WEBVIEW, kind);
}
