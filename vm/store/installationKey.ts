import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import type { DataFolder } from './dataFolder.ts';
import { storeFailure } from './diskSpace.ts';
import { withLock } from './lockFile.ts';
import { writeWhole } from './wholeFile.ts';

/** The one key pair that opens this installation's machines, and no other. */
export interface InstallationKey {
  /** OpenSSH format, unencrypted: the folder is readable by its owner alone. */
  readonly privateKey: string;
  /** A line of authorized_keys: `ssh-ed25519 AAAA… patchbay`. */
  readonly publicLine: string;
}

/** The installation's ed25519 key, made at the first call. A damaged one is replaced. */
export async function installationKey(folder: DataFolder, signal?: AbortSignal): Promise<InstallationKey> {
  const path = join(folder.keys, 'id_ed25519');
  const existing = readKey(path);
  if (existing) return existing;
  return withLock(folder, 'key', { signal }, () => {
    const meanwhile = readKey(path);
    if (meanwhile) return meanwhile;
    try {
      rmSync(path, { force: true });
      const pair = newKeyPair('patchbay');
      writeWhole(`${path}.pub`, `${pair.public}\n`);
      writeWhole(path, pair.private);
      return { privateKey: pair.private, publicLine: pair.public };
    } catch (error) {
      throw storeFailure(error, folder.keys);
    }
  });
}

/** A new ed25519 key pair in OpenSSH's format. About one in 270 of ssh2 1.17's own is malformed (measured): it is made again. */
export function newKeyPair(comment?: string): { readonly private: string; readonly public: string } {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519', comment === undefined ? {} : { comment });
    if (!(ssh2.utils.parseKey(pair.private) instanceof Error)) return pair;
  }
}

function readKey(path: string): InstallationKey | undefined {
  if (!existsSync(path)) return undefined;
  const privateKey = readFileSync(path, 'utf8');
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error || !parsed.isPrivateKey()) return undefined;
  return { privateKey, publicLine: `ssh-ed25519 ${parsed.getPublicSSH().toString('base64')} patchbay` };
}
