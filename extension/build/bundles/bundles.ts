import { bundleCli } from './bundleCli.ts';
import { bundleExtension } from './bundleExtension.ts';
import { bundleWebview } from './bundleWebview.ts';

/** Every file of dist/, made where a source is newer. */
export async function makeBundles(): Promise<void> {
  await Promise.all([bundleCli(), bundleExtension(), bundleWebview()]);
}
