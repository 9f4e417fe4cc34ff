import { say } from '../../../extension/core/language/say.ts';
import { createHash } from 'node:crypto';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineFacts, Operation } from '../../../extension/core/machine/machine.ts';
import { startDocker } from '../../provision/startDocker.ts';
import { isAlive } from '../../process/processIdentity.ts';
import { pause } from '../../../extension/core/async/pause.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { requireSpace, storeFailure } from '../../store/diskSpace.ts';
import { withLock } from '../../store/lockFile.ts';
import { endProcessesOf, makeRunFolder, newId, removeRunFolder } from '../../store/runFolder.ts';
import type { GuestConnection } from '../../transport/guestConnection.ts';
import { connectByChannel } from './channels.ts';
import type { Qemu } from './findQemu.ts';
import { readFacts } from '../../transport/guestFacts.ts';
import type { GuestImage } from './image.ts';
import { kernelArguments } from './kernelArguments.ts';
import { saveState } from './migration.ts';
import { deviceText, MEMORY_BYTES, type Accelerator, type MachineSize } from './qemuArguments.ts';
import { bootFailure } from '../cloned/bootErrors.ts';
import { Qmp } from '../cloned/qmp.ts';
import { waitForBoot } from '../cloned/waitForBoot.ts';
import { RAM_FILE, readTemplate, STATE_FILE, writeTemplateManifest, type Template } from './templateFiles.ts';
import { spawnQemu } from './vmProcess.ts';

/** All that a machine is made from. */
export interface Ingredients {
  readonly data: DataFolder;
  readonly qemu: Qemu;
  readonly image: GuestImage;
  readonly accelerator: Accelerator;
  readonly size: MachineSize;
}

/** All of a template. */
const KEPT = new Set([RAM_FILE, STATE_FILE, 'template.json', 'serial']);
const BOOT_MS = 300_000;
const CONNECT_MS = 20_000;
/** Time for the guest to become idle after the last client, before it is saved. */
const SETTLE_MS = 500;

/** A template's name: it changes with everything that would make the saved machine unusable. */
export function templateName(from: Omit<Ingredients, 'data'>): string {
  const kernel = kernelArguments(from.qemu.target).join(' ');
  const text = [
    from.image.hash,
    from.qemu.version,
    deviceText(from.qemu, from.accelerator, from.size),
    kernel,
  ];
  return `${from.size}-${createHash('sha256').update(text.join('\0')).digest('hex').slice(0, 16)}`;
}

/** The template, if it is there and whole. */
export function findTemplate(from: Ingredients): Template | undefined {
  const name = templateName(from);
  return readTemplate(join(from.data.templates, name), name);
}

/** The template, made first (once on a computer) where it is missing or damaged. */
export async function ensureTemplate(from: Ingredients, operation: Operation = {}): Promise<Template> {
  const found = findTemplate(from);
  if (found) return found;
  const { onProgress, signal } = operation;
  const name = templateName(from);
  const onWait = (): void => onProgress?.({ message: say('Another Patchbay is preparing the machine') });
  return withLock(from.data, name, { signal, onWait }, async () => {
    const meanwhile = findTemplate(from);
    if (meanwhile) return meanwhile;
    const folder = join(from.data.templates, name);
    rmSync(folder, { recursive: true, force: true });
    await requireSpace(
      from.data.root,
      MEMORY_BYTES[from.size] + 64 * 1024 * 1024,
      say('The prepared machine'),
    );
    await makeTemplate(from, folder, operation);
    const made = readTemplate(folder, name);
    if (!made) throw bootFailure(folder, say('The prepared machine was not saved whole.'));
    return made;
  });
}

/** Deletes a damaged template, so that the next start makes it again. */
export function discardTemplate(data: DataFolder, name: string): void {
  rmSync(join(data.templates, name), { recursive: true, force: true });
}

async function makeTemplate(from: Ingredients, destination: string, operation: Operation): Promise<void> {
  const { onProgress, signal } = operation;
  const folder = makeRunFolder(from.data, newId('t'));
  try {
    onProgress?.({ message: say('Preparing the machine: booting Linux, this once'), fraction: 0.1 });
    const kept = await spawnQemu({
      ...from,
      folder,
      internet: false,
      incoming: false,
      ram: { file: RAM_FILE, share: true },
      kernelArguments: kernelArguments(from.qemu.target),
    });
    const running = (): boolean => isAlive(kept.identity);
    await waitForBoot(folder, {
      timeoutMs: BOOT_MS,
      isAlive: running,
      signal,
    });
    // The first client proves that the channels work, and leaves what every later one needs in the saved page cache.
    const connection = await connectByChannel(folder, CONNECT_MS, signal);
    const facts = await complete(from, connection, operation).finally(() => connection.dispose());
    await pause(SETTLE_MS, signal);
    const qmp = await Qmp.open(folder, 'qmp', {
      isAlive: running,
      timeoutMs: 5000,
      signal,
    });
    await saveState(qmp, STATE_FILE, { ram: 'apart', signal }).finally(() => qmp.close());
    await endProcessesOf(folder);
    writeTemplateManifest(folder, facts);
    for (const name of readdirSync(folder)) if (!KEPT.has(name)) rmSync(join(folder, name), { force: true });
    renameSync(folder, destination);
  } catch (error) {
    throw storeFailure(error, from.data.root);
  } finally {
    await removeRunFolder(folder);
  }
}

/** Starts what runs in the saved machine, and reads what that is. */
async function complete(
  { size, accelerator }: Ingredients,
  connection: GuestConnection,
  { onProgress, signal }: Operation,
): Promise<MachineFacts> {
  if (size === 'docker') {
    const report: Operation['onProgress'] = ({ message }) =>
      onProgress?.({
        message: say('Preparing the machine, this once: {what}', { what: message }),
        fraction: 0.4,
      });
    await startDocker(connection, { onProgress: report, signal });
  }
  onProgress?.({ message: say('Preparing the machine: saving it'), fraction: 0.8 });
  return readFacts(connection, { backend: 'qemu', accelerator }, signal);
}
