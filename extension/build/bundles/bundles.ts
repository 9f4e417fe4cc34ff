import type { BundleKind } from './bundle.ts';
import { bundleCli } from './bundleCli.ts';
import { bundleExtension } from './bundleExtension.ts';
import { bundleWebview } from './bundleWebview.ts';

/** Every file of dist/, made where a source is newer. */
export async function makeBundles(kind?: BundleKind): Promise<void> {
  await Promise.all([bundleCli(kind), bundleExtension(kind), bundleWebview(kind)]);
}
