import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUEST_MANIFEST, type GuestManifest } from '../../browser/guest/guestManifest.ts';
import { MANIFEST_FILE, manifestSchema, SNAPSHOT_FILE } from '../../../vm/emulator/snapshotManifest.ts';

/** Bytes of a part: what a cut connection costs at most, in a request that is worth one. */
const PART_BYTES = 2 * 1024 * 1024;
/** What else `npm run v86` leaves in its folder: contents and licences of the guest. */
const CONTENTS = ['packages.txt', 'sbom.cdx.json', 'copyright.tar.gz'];

/** The saved machine in parts with their list, of a folder that `npm run v86` made. */
export function guestFiles(folder: string): [path: string, content: string | Uint8Array][] {
  const saved = manifestSchema.parse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
  const state = readFileSync(join(folder, SNAPSHOT_FILE));
  if (sha256(state) !== saved.state.sha256)
    throw new Error(`${folder} is damaged; build it again: npm run v86`);
  const files: [string, Uint8Array][] = [];
  const parts: GuestManifest['parts'] = [];
  for (let at = 0; at < state.length; at += PART_BYTES) {
    const bytes = state.subarray(at, at + PART_BYTES);
    const hash = sha256(bytes);
    const file = `${hash.slice(0, 20)}.part`;
    parts.push({ file, bytes: bytes.length, sha256: hash });
    files.push([`guest/${file}`, bytes]);
  }
  const manifest: GuestManifest = { ...saved, parts };
  return [
    [`guest/${GUEST_MANIFEST}`, JSON.stringify(manifest)],
    ...files,
    ...CONTENTS.map((name): [string, Uint8Array] => [`guest/${name}`, readFileSync(join(folder, name))]),
  ];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
