import type { Operation } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError, failureOf } from '../../../extension/core/failure/failureError.ts';
import { say } from '../../../extension/core/language/say.ts';
import { findAccelerator } from '../../machines/qemu/accelerator.ts';
import { findQemu } from '../../machines/qemu/findQemu.ts';
import { BUILD_BYTES, findImage, imageFolder } from '../../machines/qemu/image.ts';
import { MEMORY_BYTES, type MachineSize } from '../../machines/qemu/qemuArguments.ts';
import { findTemplate } from '../../machines/qemu/template.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { computerFindings, DISK_WANTED } from '../computerFindings.ts';
import { missingPackages, packagesOf } from '../debianPackages.ts';
import { missing, type Finding } from '../finding.ts';
import { imageProblem } from './imageProblem.ts';
import { present } from '../present.ts';

/** What QEMU's machines need here, in the order in which it can be mended. */
export async function qemuFindings(data: DataFolder, operation: Operation): Promise<Finding[]> {
  const diskWanted = imageProblem(data) === undefined ? DISK_WANTED : BUILD_BYTES + MEMORY_BYTES.docker;
  return [
    await lookAtQemu(operation),
    await lookAtImageTools(data, operation),
    ...(await computerFindings(data, diskWanted)),
    await lookAtImage(data, operation),
    await lookAtAccelerator(data, operation),
    await lookAtTemplate('plain', data, operation),
    await lookAtTemplate('docker', data, operation),
  ];
}

async function lookAtQemu({ signal }: Operation): Promise<Finding> {
  const id = 'packages-qemu';
  const why = say('Patchbay runs its Linux in QEMU.');
  try {
    const qemu = await findQemu(signal);
    return { id, ok: true, what: say('QEMU is installed: {version}.', { version: qemu.version }), why };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof FailureError)) throw error;
    const canInstall = error.code !== 'unsupported-processor' && (await isDebian(signal));
    return missing(id, failureOf(error), canInstall ? installs(packagesOf('qemu')) : undefined);
  }
}

async function lookAtImageTools(data: DataFolder, { signal }: Operation): Promise<Finding> {
  const id = 'packages-image';
  const why = say('The guest image is built with them.');
  const lacking = await missingPackages(packagesOf('image'), signal);
  if (lacking?.length === 0)
    return { id, ok: true, what: say('The tools that build the guest image are installed.'), why };
  if (imageProblem(data) === undefined)
    return {
      id,
      ok: true,
      what: say('The guest image is here, so the tools that build it are not needed.'),
      why,
    };
  if (lacking)
    return missing(id, failure('image-tools-missing', { packages: lacking.join(', ') }), installs(lacking));
  return missing(id, failure('image-needs-debian'));
}

async function lookAtImage(data: DataFolder, { signal }: Operation): Promise<Finding> {
  const id = 'image';
  const problem = imageProblem(data);
  if (problem === undefined) {
    const why = say('Every machine is made from it.');
    return { id, ok: true, what: say('The guest image is in {folder}.', { folder: imageFolder(data) }), why };
  }
  const found = failureOf(problem);
  // An image that was made elsewhere is not ours to build, and none can be built elsewhere than on a Debian.
  if (process.env['PATCHBAY_IMAGE'] || !(await isDebian(signal))) return missing(id, found);
  return missing(id, found, say('Builds it from Debian packages, which takes a minute or two.'));
}

async function lookAtAccelerator(data: DataFolder, operation: Operation): Promise<Finding> {
  const id = 'accelerator';
  const why = say('Patchbay trusts only an accelerator that boots our Linux.');
  const qemu = await present(() => findQemu(operation.signal));
  const image = await present(() => findImage(data));
  if (!qemu || !image)
    return {
      id,
      ok: true,
      what: say('Patchbay can test the accelerator once QEMU and the image are here.'),
      why,
    };
  const accelerator = await findAccelerator(data, qemu, image, operation);
  const what =
    accelerator === 'tcg'
      ? say('Accelerator: none works here, so QEMU translates (tcg), which is slower.')
      : say('Accelerator: {accelerator}.', { accelerator });
  return { id, ok: true, what, why };
}

async function lookAtTemplate(size: MachineSize, data: DataFolder, operation: Operation): Promise<Finding> {
  const id = `template-${size}` as const;
  const name = size === 'docker' ? say('machine with Docker') : say('machine');
  const why = say(
    'Machines start in a second from a prepared one. If it is missing, the first start makes it.',
  );
  const qemu = await present(() => findQemu(operation.signal));
  const image = await present(() => findImage(data));
  if (qemu && image) {
    const accelerator = await findAccelerator(data, qemu, image, operation);
    if (findTemplate({ data, qemu, image, accelerator, size }))
      return { id, ok: true, what: say('The prepared {machine} is there.', { machine: name }), why };
  }
  const found = failure('template-missing', { machine: name });
  if (!(qemu && image) && !(await isDebian(operation.signal))) return missing(id, found);
  const boots =
    size === 'docker'
      ? say('Boots it once and saves it, which takes a minute.')
      : say('Boots it once and saves it, which takes some ten seconds.');
  return missing(id, found, boots);
}

/** Whether what is missing can be installed, and the image built. */
async function isDebian(signal: AbortSignal | undefined): Promise<boolean> {
  return (await missingPackages([], signal)) !== undefined;
}

function installs(names: readonly string[]): string {
  return say('Installs {packages} with apt-get.', { packages: names.join(', ') });
}
