import { bundle, type Bundle } from '../../../extension/build/bundles/bundle.ts';
import { WEBVIEW } from '../../../extension/build/bundles/bundleWebview.ts';

/** The real page with the gallery's transport: made as the shipped one is. */
const GALLERY: Bundle = {
  entry: 'test/gallery/page/main.ts',
  output: '.build/gallery/page.js',
  recipe: 'test/gallery/page/bundle.ts',
  options: WEBVIEW.options,
};

/** Makes the gallery's script, and its style sheet beside it, where a source is newer; returns the script's path. */
export function bundleGallery(): Promise<string> {
  return bundle(GALLERY);
}
