import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join } from 'node:path';
import { THEMES } from '../../browser/harness/themes.ts';
import { SCENES } from '../scenes/scenes.ts';
import { bundleGallery } from './bundle.ts';
import { bundleClassPages, CLASS_PAGES } from '../../../extension/build/bundles/bundleClassPages.ts';
import { ROOT } from '../../../extension/build/root.ts';
import { FONTS } from './fonts.ts';
import { scenePage } from './html.ts';
import { indexPage } from './indexPage.ts';

const FONT_FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
  'ttf',
);
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

export interface GalleryServer {
  /** Ends with a slash. */
  readonly url: string;
  end(): void;
}

/** Serves the gallery on 127.0.0.1: `/` lists the scenes, `/scene/NAME/THEME` is one of them, `/scene/NAME/THEME/LANGUAGE` too. */
export async function serveGallery(port = 0): Promise<GalleryServer> {
  const [script] = await Promise.all([bundleGallery(), bundleClassPages()]);
  const files = new Map<string, string>([
    ['/page.js', script],
    ['/page.css', script.replace(/js$/, 'css')],
    ...CLASS_PAGES.map(({ output }): [string, string] => [`/assets/${basename(output)}`, join(ROOT, output)]),
    ...FONTS.map(([, , , file]): [string, string] => [`/fonts/${file}`, join(FONT_FOLDER, file)]),
  ]);
  const server = createServer(({ url = '/' }, response) => {
    const file = files.get(url);
    const html = file === undefined ? pageAt(url) : undefined;
    if (file !== undefined) {
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.setHeader('cache-control', 'max-age=60');
      response.end(readFileSync(file));
    } else {
      // Browsers ask for an icon, which is no error.
      response.statusCode = html !== undefined ? 200 : url === '/favicon.ico' ? 204 : 404;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html ?? (url === '/favicon.ico' ? undefined : 'There is no such scene.'));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    end: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function pageAt(url: string): string | undefined {
  if (url === '/') return indexPage(SCENES);
  const [, name, kind, language] = /^\/scene\/([\w-]+)\/([\w-]+)(?:\/([\w-]+))?$/.exec(url) ?? [];
  const scene = SCENES.find((one) => one.name === name);
  const theme = THEMES.find((one) => one.kind === kind);
  return scene && theme ? scenePage(scene, theme.kind, language) : undefined;
}
