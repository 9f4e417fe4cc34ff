import { say } from '../../../extension/core/language/say.ts';
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';

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

/** The manifest of an image whose files have the recorded sizes. Throws FailureError `image-missing` or `-corrupt`. */
export function readManifest(folder: string): ImageManifest {
  let text: string;
  try {
    text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  } catch (error) {
    throw new FailureError(failure('image-missing', { folder }), error);
  }
  const corrupt = (why: string, cause?: unknown): FailureError =>
    new FailureError(failure('image-corrupt', { folder, reason: why }), cause);
  let manifest: ImageManifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw corrupt(say('Its manifest.json cannot be read.'), error);
  }
  for (const name of REQUIRED)
    if (!manifest.files[name]) throw corrupt(say('Its manifest.json does not name {file}.', { file: name }));
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
    if (size !== bytes) throw corrupt(wrongSize(name, size, bytes));
  }
  return manifest;
}

function wrongSize(file: string, size: number | undefined, bytes: number): string {
  return size === undefined
    ? say('{file} is not there.', { file })
    : say('{file} has {size} bytes, and should have {bytes}.', { file, size, bytes });
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
    throw new FailureError(
      failure('image-corrupt', { folder, reason: say('{file} has a wrong checksum.', { file: name }) }),
    );
  }
}
