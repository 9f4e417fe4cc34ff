import type { MachineRequirements, Operation } from '../../../extension/core/machine/machine.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { findAccelerator } from './accelerator.ts';
import { findQemu } from './findQemu.ts';
import { ensureImage } from './image.ts';
import type { MachineSize } from './qemuArguments.ts';
import type { Ingredients } from './template.ts';

/** Finds, and where need be makes, all that a machine is made from. Rejects with the FailureError of what is missing. */
export async function gather(
  data: DataFolder,
  requirements: MachineRequirements,
  operation: Operation,
): Promise<Ingredients> {
  const qemu = await findQemu(operation.signal);
  const image = await ensureImage(data, operation);
  const accelerator = await findAccelerator(data, qemu, image, operation);
  return { data, qemu, image, accelerator, size: machineSize(requirements) };
}

export function machineSize(requirements: MachineRequirements): MachineSize {
  return requirements.docker ? 'docker' : 'plain';
}
