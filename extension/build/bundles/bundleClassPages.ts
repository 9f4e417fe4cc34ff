import { bundle, type Bundle, type BundleKind } from './bundle.ts';
import { WEBVIEW } from './bundleWebview.ts';

const made = (entry: string, output: string): Bundle => ({
  entry: `extension/class/page/${entry}`,
  output: `dist/class/${output}`,
  recipe: 'extension/build/bundles/bundleClassPages.ts',
  options: WEBVIEW.options,
});

/** The scripts and style sheets of the pages that a class's hub serves. */
export const CLASS_PAGES: readonly Bundle[] = [
  made('seatPage.ts', 'seat.js'),
  made('boardPage.ts', 'board.js'),
  made('style/seat.css', 'seat.css'),
  made('style/board.css', 'board.css'),
  made('style/class.css', 'class.css'),
];

/** Makes each where a source is newer. */
export async function bundleClassPages(kind?: BundleKind): Promise<void> {
  await Promise.all(CLASS_PAGES.map((one) => bundle(one, kind)));
}
