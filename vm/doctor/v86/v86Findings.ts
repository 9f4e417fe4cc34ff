import { failure } from '../../../extension/core/failure/failure.ts';
import { say } from '../../../extension/core/language/say.ts';
import { findSnapshot, snapshotFolder } from '../../machines/v86/snapshot.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { readSettings } from '../../store/settings.ts';
import { computerFindings, DISK_WANTED } from '../computerFindings.ts';
import { missing, type Finding } from '../finding.ts';
import { present } from '../present.ts';

/** What the emulated machine needs here. */
export async function v86Findings(data: DataFolder): Promise<Finding[]> {
  return [...(await computerFindings(data, DISK_WANTED)), await lookAtSnapshot(data)];
}

async function lookAtSnapshot(data: DataFolder): Promise<Finding> {
  const id = 'emulated';
  const why = say(
    'It plays the lessons that need neither Docker nor etcd on computers without QEMU: slowly, but with nothing to install.',
  );
  if (await present(() => findSnapshot(data)))
    return { id, ok: true, what: say('The emulated machine is here.'), why };
  const { snapshot } = readSettings(data).v86;
  if (snapshot !== undefined)
    return missing(
      id,
      failure('snapshot-not-fetched-yet'),
      say('Fetches it from {source}.', { source: snapshot }),
    );
  return missing(id, failure('snapshot-missing', { folder: snapshotFolder(data) }));
}
