import type { Operation } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import { gather } from '../machines/qemu/gather.ts';
import { ensureImage } from '../machines/qemu/image.ts';
import { ensureTemplate } from '../machines/qemu/template.ts';
import { ensureSnapshot } from '../machines/v86/snapshot.ts';
import { openDataFolder, type DataFolder } from '../store/dataFolder.ts';
import { installPackages, missingPackages, packagesOf, type PackageGroup } from './debianPackages.ts';

/**
 * Fixes the finding `id` of {@link diagnose}; progress says what it does. What is in order stays as it is.
 * Rejects with FailureError `no-automatic-fix` for a finding that only a person can fix.
 */
export async function fix(
  id: string,
  operation: Operation = {},
  data: DataFolder = openDataFolder(),
): Promise<void> {
  switch (id) {
    case 'packages-qemu':
      return install('qemu', operation);
    case 'packages-image':
      return install('image', operation);
    case 'image':
      await ensureImage(data, operation);
      return;
    case 'template-plain':
    case 'template-docker': {
      const requirements = { docker: id === 'template-docker', internet: false };
      await ensureTemplate(await gather(data, requirements, operation), operation);
      return;
    }
    case 'emulated':
      await ensureSnapshot(data, operation);
      return;
    default:
      throw new FailureError(failure('no-automatic-fix', { finding: id }));
  }
}

async function install(group: PackageGroup, operation: Operation): Promise<void> {
  const missing = await missingPackages(packagesOf(group), operation.signal);
  if (missing === undefined) {
    throw new FailureError(failure('packages-need-debian'));
  }
  if (missing.length > 0) await installPackages(missing, operation);
}
