import type { Operation } from '../../extension/core/machine/machine.ts';
import { MachineError } from '../../extension/core/machine/machineError.ts';
import { gather } from '../machines/qemu/gather.ts';
import { ensureImage } from '../machines/qemu/image.ts';
import { ensureTemplate } from '../machines/qemu/template.ts';
import { ensureSnapshot } from '../machines/v86/snapshot.ts';
import { openDataFolder, type DataFolder } from '../store/dataFolder.ts';
import { installPackages, missingPackages, packagesOf, type PackageGroup } from './debianPackages.ts';

/**
 * Mends the finding `id` of {@link diagnose}; progress says what it does. What is well already stays as it is.
 * Rejects with MachineError: `unsupported` for a finding that only a person can mend.
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
      throw new MachineError('unsupported', {
        what: `The finding ${id} cannot be mended by a program.`,
        why: 'It is about the computer itself.',
        next: 'Follow what `patchbay doctor` says of it.',
      });
  }
}

async function install(group: PackageGroup, operation: Operation): Promise<void> {
  const missing = await missingPackages(packagesOf(group), operation.signal);
  if (missing === undefined) {
    throw new MachineError('unsupported', {
      what: 'The packages cannot be installed here.',
      why: 'Only Debian and its children are known to the doctor.',
      next: 'Install them with your own package manager.',
    });
  }
  if (missing.length > 0) await installPackages(missing, operation);
}
