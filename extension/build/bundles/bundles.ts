import type { Bundle, BundleKind } from './bundle.ts';
import { CLASS_PAGES } from './bundleClassPages.ts';
import { bundleCli, CLI } from './bundleCli.ts';
import { EMULATOR } from './bundleEmulator.ts';
import { bundleExtension, EXTENSION } from './bundleExtension.ts';
import { bundleWebview, WEBVIEW } from './bundleWebview.ts';

/** What is in dist/. */
export const BUNDLES: readonly Bundle[] = [CLI, EMULATOR, ...EXTENSION, WEBVIEW, ...CLASS_PAGES];

/** Every file of dist/, made where a source is newer. */
export async function makeBundles(kind?: BundleKind): Promise<void> {
  await Promise.all([bundleCli(kind), bundleExtension(kind), bundleWebview(kind)]);
}
