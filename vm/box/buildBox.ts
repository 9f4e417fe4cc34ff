import { join } from 'node:path';
import type { Operation } from '../../extension/core/machine/machine.ts';
import { ensureImage } from '../machines/qemu/image.ts';
import { vmSources } from '../machines/vmSources.ts';
import { runBuildScript } from '../process/runBuildScript.ts';
import type { DataFolder } from '../store/dataFolder.ts';

const BUILD_MS = 10 * 60_000;

/** The providers of Vagrant that a box of ours can be for; vagrant-qemu takes libvirt's. */
export const BOX_PROVIDERS = ['libvirt', 'virtualbox'] as const;
export type BoxProvider = (typeof BOX_PROVIDERS)[number];

/** Makes a Vagrant box of the guest image, which is built first where it is missing, and its `.sha256`. Rejects with FailureError. */
export async function buildBox(
  data: DataFolder,
  file: string,
  provider: BoxProvider,
  operation: Operation = {},
): Promise<void> {
  const image = await ensureImage(data, operation);
  await runBuildScript(
    {
      argv: [join(vmSources(), 'box', 'build.sh'), image.folder, file, provider],
      label: 'Box',
      what: 'The box',
      next: 'Fix that and make it again: npm run box.',
      timeoutMs: BUILD_MS,
    },
    operation,
  );
}
