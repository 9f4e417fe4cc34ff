import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processesMentioning } from '../../../vm/process/processIdentity.ts';
import { openDataFolder, type DataFolder } from '../../../vm/store/dataFolder.ts';

/** The data folder of the user who runs the tests, with image, templates and key. */
const shared = openDataFolder();

/** A data folder of its own for machines and records; `own` names what is not shared besides. */
export function testData(...own: ('templates' | 'images')[]): DataFolder {
  // Below the real one, because templates are moved into their place and so must be on the same disk.
  const fresh = openDataFolder({ PATCHBAY_HOME: mkdtempSync(join(shared.root, 'test-')) });
  const { images, templates, keys, locks, probes } = shared;
  return {
    ...{ ...fresh, keys, locks, probes },
    images: own.includes('images') ? fresh.images : images,
    templates: own.includes('templates') ? fresh.templates : templates,
  };
}

/** What machines left in a data folder: run folders, records and processes. Empty after the last destroy. */
export function leftIn(data: DataFolder): string[] {
  return [
    ...readdirSync(data.run),
    ...readdirSync(data.machines),
    ...processesMentioning(`${data.run}/`).map(({ pid }) => `process ${pid}`),
  ];
}

export function removeTestData(data: DataFolder): void {
  rmSync(data.root, { recursive: true, force: true });
}
