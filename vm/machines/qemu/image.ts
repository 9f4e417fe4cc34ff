import { say } from '../../../extension/core/language/say.ts';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { runBuildScript } from '../../process/runBuildScript.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { requireSpace } from '../../store/diskSpace.ts';
import { withLock } from '../../store/lockFile.ts';
import { readManifest, verifyChecksums, type ImageManifest } from './imageManifest.ts';
import { recipeHash, vmSources } from '../vmSources.ts';

/** A complete guest image. */
export interface GuestImage {
  readonly folder: string;
  readonly kernel: string;
  readonly initrd: string;
  readonly root: string;
  readonly manifest: ImageManifest;
  /** A short hash of the content. */
  readonly hash: string;
}

/** Bytes that a build needs at most: the unpacked tree and the image. */
export const BUILD_BYTES = 2500 * 1024 * 1024;
const BUILD_TIMEOUT_MS = 30 * 60_000;

/** Where the image of this version of Patchbay is, or would be. $PATCHBAY_IMAGE names one that was built elsewhere. */
export function imageFolder(data: DataFolder, env: NodeJS.ProcessEnv = process.env): string {
  const given = env['PATCHBAY_IMAGE'];
  return given ? resolve(given) : join(data.images, recipeHash(vmSources()));
}

/** The image, if it is there; throws FailureError `image-missing` or `image-corrupt`. */
export function findImage(data: DataFolder): GuestImage {
  return imageIn(imageFolder(data));
}

/** The image, built first where it is missing or damaged. */
export async function ensureImage(data: DataFolder, operation: Operation = {}): Promise<GuestImage> {
  try {
    return findImage(data);
  } catch (error) {
    if (process.env['PATCHBAY_IMAGE'] || !(error instanceof FailureError)) throw error;
  }
  return buildImage(data, operation);
}

/** Builds the image (one process at a time; a process that waited takes the other's image). */
export async function buildImage(data: DataFolder, operation: Operation = {}): Promise<GuestImage> {
  const { onProgress, signal } = operation;
  const folder = imageFolder(data);
  const onWait = (): void => onProgress?.({ message: say('Another Patchbay is building the guest image') });
  return withLock(data, 'image', { signal, onWait }, async () => {
    try {
      return imageIn(folder);
    } catch {
      rmSync(folder, { recursive: true, force: true });
    }
    await requireSpace(data.root, BUILD_BYTES, say('Building the guest image'));
    await runBuildScript(
      {
        argv: [join(vmSources(), 'image/qemu/build.sh'), folder],
        label: say('Guest image'),
        what: say('The guest image'),
        next: say('Fix that and start again; `patchbay doctor` says what is missing.'),
        timeoutMs: BUILD_TIMEOUT_MS,
      },
      operation,
    );
    const image = imageIn(folder);
    onProgress?.({ message: say('Verifying the guest image') });
    await verifyChecksums(folder, image.manifest, signal);
    return image;
  });
}

function imageIn(folder: string): GuestImage {
  const manifest = readManifest(folder);
  const hash = createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 16);
  const file = (name: string): string => join(folder, name);
  return {
    folder,
    manifest,
    hash,
    kernel: file('vmlinuz'),
    initrd: file('initrd'),
    root: file('root.erofs'),
  };
}
