import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { MachineError } from '../../../extension/core/machine/machineError.ts';

const manifestSchema = z.object({
  format: z.literal(1),
  arch: z.string(),
  kernel: z.string(),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

/** An image's manifest, which vm/image/qemu/build.sh writes. */
export type ImageManifest = z.infer<typeof manifestSchema>;

/** The files that booting needs. */
const REQUIRED = ['vmlinuz', 'initrd', 'root.erofs'];

/** The manifest of an image whose files have the recorded sizes. Throws MachineError `image-missing` or `-corrupt`. */
export function readManifest(folder: string): ImageManifest {
  let text: string;
  try {
    text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  } catch (error) {
    throw imageError(
      'image-missing',
      `There is no guest image in ${folder}.`,
      'It has no manifest.json.',
      error,
    );
  }
  const corrupt = (why: string, cause?: unknown): MachineError =>
    imageError('image-corrupt', `The guest image in ${folder} is damaged.`, why, cause);
  let manifest: ImageManifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw corrupt('Its manifest.json cannot be read.', error);
  }
  for (const name of REQUIRED)
    if (!manifest.files[name]) throw corrupt(`Its manifest.json does not name ${name}.`);
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
    if (size !== bytes) throw corrupt(`${name} has ${size ?? 'no'} bytes, and should have ${bytes}.`);
  }
  return manifest;
}

/** Reads every file of the image and compares it with its checksum: about a second. Rejects like `readManifest`. */
export async function verifyChecksums(
  folder: string,
  manifest: ImageManifest,
  signal?: AbortSignal,
): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, name)), hash, { signal });
    if (hash.digest('hex') === sha256) continue;
    throw imageError(
      'image-corrupt',
      `The guest image in ${folder} is damaged.`,
      `${name} has a wrong checksum.`,
    );
  }
}

function imageError(
  reason: 'image-missing' | 'image-corrupt',
  what: string,
  why: string,
  cause?: unknown,
): MachineError {
  const next = 'Build it anew: patchbay doctor --fix.';
  return new MachineError(reason, { what, why, next }, cause);
}
