import { say } from '../../../extension/core/language/say.ts';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import { passNiceness } from '../../process/passNiceness.ts';
import { isAlive } from '../../process/processIdentity.ts';
import { runBuildScript } from '../../process/runBuildScript.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { requireSpace, storeFailure } from '../../store/diskSpace.ts';
import { withLock } from '../../store/lockFile.ts';
import { makeRunFolder, newId, removeRunFolder } from '../../store/runFolder.ts';
import { writeWhole } from '../../store/wholeFile.ts';
import { AgentConnection } from '../../transport/agent/agentConnection.ts';
import { connectToBackend } from '../cloned/backendSocket.ts';
import { Qmp } from '../cloned/qmp.ts';
import { waitForBoot } from '../cloned/waitForBoot.ts';
import { readFacts } from '../../transport/guestFacts.ts';
import { vmSources } from '../vmSources.ts';
import { spawnEmulator } from './emulatorProcess.ts';
import { kernelHash, ownSnapshotFolder } from './snapshot.ts';
import { MANIFEST_FILE, SNAPSHOT_FILE, type SnapshotManifest } from '../../emulator/snapshotManifest.ts';

/** The source of the kernel, unpacked and compiled, or the unpacked tree. */
const BUILD_BYTES = 2500 * 1024 * 1024;
const BUILD_TIMEOUT_MS = 60 * 60_000;
const BOOT_MS = 300_000;
const CONTROL_MS = 60_000;
/** zstd's level: as small as the emulator, which unpacks it, has the window for. */
const LEVEL = 19;

/**
 * Builds the emulated machine where it is missing: kernel, root file system, a boot in the emulator, and its state.
 * Resolves with the folder that holds it. Rejects with FailureError; the kernel, which takes longest, is kept.
 */
export async function buildSnapshot(data: DataFolder, operation: Operation = {}): Promise<string> {
  const folder = ownSnapshotFolder(data);
  const { signal, onProgress } = operation;
  const onWait = (): void => onProgress?.({ message: 'Another Patchbay is building the emulated machine' });
  return withLock(data, 'v86-state', { signal, onWait }, async () => {
    if (existsSync(join(folder, MANIFEST_FILE))) return folder;
    await requireSpace(data.root, BUILD_BYTES, say('Building the emulated machine'));
    const kernel = join(data.images, `v86-kernel-${kernelHash()}`);
    if (!existsSync(join(kernel, 'vmlinuz')))
      await build('kernel.sh', kernel, 'Kernel of the emulated machine', {}, operation);
    const image = `${folder}-image`;
    try {
      await build('build.sh', image, 'Emulated machine', { PATCHBAY_KERNEL: kernel }, operation);
      await bootAndSave(data, image, folder, operation);
    } catch (error) {
      throw storeFailure(error, data.root);
    } finally {
      rmSync(image, { recursive: true, force: true });
    }
    return folder;
  });
}

function build(
  script: string,
  output: string,
  label: string,
  env: Readonly<Record<string, string>>,
  operation: Operation,
): Promise<void> {
  return runBuildScript(
    {
      argv: [join(vmSources(), 'image/v86', script), output],
      ...{ label, env, what: say('The emulated machine'), timeoutMs: BUILD_TIMEOUT_MS },
      next: say('Fix that and build it again: npm run v86.'),
    },
    operation,
  );
}

async function bootAndSave(
  data: DataFolder,
  image: string,
  destination: string,
  { onProgress, signal }: Operation,
): Promise<void> {
  const folder = makeRunFolder(data, newId('t'));
  try {
    onProgress?.({ message: 'Emulated machine: booting Linux, this once' });
    const kept = await spawnEmulator(folder, 'boot', image);
    passNiceness(kept.identity.pid);
    const running = (): boolean => isAlive(kept.identity);
    await waitForBoot(folder, { timeoutMs: BOOT_MS, isAlive: running, signal });
    const qmp = await Qmp.open(folder, 'control', { isAlive: running, timeoutMs: CONTROL_MS, signal });
    await qmp.execute('begin');
    // The first agent proves that all of it works, and leaves what every later one needs in memory.
    const connection = await AgentConnection.open(() => connectToBackend(folder, 'agent'), signal);
    const facts = await readFacts(connection, { backend: 'v86' }, signal);
    await connection.exec('vm', { script: SETTLE }, { signal });
    connection.dispose();
    onProgress?.({ message: 'Emulated machine: saving it' });
    const raw = join(folder, 'state');
    await qmp.execute('save', { file: raw }).finally(() => qmp.close());
    await pack(raw, join(folder, SNAPSHOT_FILE), { onProgress, signal });
    const bytes = readFileSync(join(folder, SNAPSHOT_FILE));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const manifest: SnapshotManifest = { format: 1, facts, state: { bytes: bytes.length, sha256 } };
    const finished = join(folder, 'finished');
    mkdirSync(finished);
    renameSync(join(folder, SNAPSHOT_FILE), join(finished, SNAPSHOT_FILE));
    for (const name of ['packages.txt', 'sbom.cdx.json', 'copyright.tar.gz'])
      copyFileSync(join(image, name), join(finished, name));
    writeWhole(join(finished, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`);
    rmSync(destination, { recursive: true, force: true });
    renameSync(finished, destination);
  } finally {
    await removeRunFolder(folder);
  }
}

/** Pages that hold nothing any more are filled with zeros, which take no room in the state. */
const SETTLE = `
  echo 3 >/proc/sys/vm/drop_caches
  free=$(awk '/^MemFree/ { print int($2 / 1024) - 12 }' /proc/meminfo)
  dd if=/dev/zero of=/tmp/zeros bs=1M count="$free" status=none
  rm /tmp/zeros`;

async function pack(from: string, to: string, { onProgress, signal }: Operation): Promise<void> {
  onProgress?.({ message: 'Emulated machine: compressing it' });
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  await pipeline(createReadStream(from), zstd, createWriteStream(to), { signal });
}
