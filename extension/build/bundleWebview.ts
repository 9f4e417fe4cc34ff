import type { Plugin } from 'esbuild';
import { TOPOLOGY_CSS } from '../core/topology/topologySvg.ts';
import { bundle } from './bundle.ts';

/** The picture's style is the core's, which also writes it into files; here a style sheet imports it. */
const topologyStyle: Plugin = {
  name: 'topology-style',
  setup(build) {
    build.onLoad({ filter: /core[/\\]topology[/\\]topologySvg\.ts$/ }, () => ({
      contents: TOPOLOGY_CSS,
      loader: 'css',
    }));
  },
};

/** Makes dist/webview.js, and dist/webview.css beside it, where a source is newer; returns the script's path. */
export function bundleWebview(): Promise<string> {
  return bundle({
    entry: 'extension/webview/main.ts',
    output: 'dist/webview.js',
    recipe: 'extension/build/bundleWebview.ts',
    options: {
      platform: 'browser',
      target: ['chrome120', 'firefox121', 'safari17'],
      format: 'iife',
      minify: true,
      loader: { '.svg': 'text' },
      plugins: [topologyStyle],
    },
  });
}
