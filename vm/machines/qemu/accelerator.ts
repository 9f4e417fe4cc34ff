import { say } from '../../../extension/core/language/say.ts';
import { accessSync, constants, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import { isAlive } from '../../process/processIdentity.ts';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { withLock } from '../../store/lockFile.ts';
import { makeRunFolder, newId, removeRunFolder } from '../../store/runFolder.ts';
import { writeWhole } from '../../store/wholeFile.ts';
import type { Qemu } from './findQemu.ts';
import type { GuestImage } from './image.ts';
import { kernelArguments } from './kernelArguments.ts';
import type { Accelerator } from './qemuArguments.ts';
import { readSerial } from '../cloned/serialLog.ts';
import { spawnQemu } from './vmProcess.ts';

/** With hardware virtualisation our init prints after about 1 s; a hanging probe must not take much longer. */
const PROBE_MS = 8000;

/**
 * The fastest accelerator that boots our kernel here. /dev/kvm alone proves nothing (nested and restricted hosts have
 * it, and kernels die there), so each candidate boots the real kernel until init prints. The result is saved for this
 * QEMU, this guest kernel and this computer's kernel.
 */
export async function findAccelerator(
  data: DataFolder,
  qemu: Qemu,
  image: GuestImage,
  operation: Operation = {},
): Promise<Accelerator> {
  const { signal, onProgress } = operation;
  const candidate = candidateHere();
  if (!candidate) return 'tcg';
  const key = [candidate, qemu.version, image.manifest.files['vmlinuz']?.sha256, release()].join(' | ');
  const known = readProbes(data)[key];
  if (known !== undefined) return known ? candidate : 'tcg';
  return withLock(data, 'probe', { signal }, async () => {
    const meanwhile = readProbes(data)[key];
    if (meanwhile !== undefined) return meanwhile ? candidate : 'tcg';
    onProgress?.({ message: say('Finding out whether {candidate} works here', { candidate }) });
    const works = await bootsWith(data, qemu, image, candidate, signal);
    writeWhole(data.probes, JSON.stringify({ ...readProbes(data), [key]: works }, undefined, 2));
    return works ? candidate : 'tcg';
  });
}

function candidateHere(): Accelerator | undefined {
  if (process.platform === 'darwin') return 'hvf';
  if (process.platform === 'win32') return 'whpx';
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
    return 'kvm';
  } catch {
    return undefined;
  }
}

async function bootsWith(
  data: DataFolder,
  qemu: Qemu,
  image: GuestImage,
  accelerator: Accelerator,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const folder = makeRunFolder(data, newId('p'));
  try {
    const setup = {
      qemu,
      image,
      accelerator,
      folder,
      internet: false,
      size: 'plain',
      incoming: false,
    } as const;
    const kept = await spawnQemu({ ...setup, kernelArguments: kernelArguments(qemu.target) });
    const spoke = await pollUntil(
      () => (readSerial(folder).spoke ? true : isAlive(kept.identity) ? undefined : false),
      { timeoutMs: PROBE_MS, everyMs: 50, signal },
    );
    return spoke ?? false;
  } finally {
    await removeRunFolder(folder);
  }
}

function readProbes(data: DataFolder): Record<string, boolean> {
  try {
    return JSON.parse(readFileSync(join(data.probes), 'utf8')) as Record<string, boolean>;
  } catch {
    return {};
  }
}
