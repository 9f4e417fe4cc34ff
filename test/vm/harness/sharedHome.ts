import { mkdtempSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '../../../vm/store/dataFolder.ts';

/** A new $PATCHBAY_HOME for machines, records and progress, that shares image, templates and key with the real one. */
export function makeSharedHome(prefix: string): string {
  const shared = openDataFolder();
  const home = mkdtempSync(join(shared.root, prefix));
  for (const path of [shared.images, shared.templates, shared.keys, shared.locks, shared.probes]) {
    symlinkSync(path, join(home, path.slice(shared.root.length + 1)));
  }
  return home;
}
