import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedMachine, CloneBackend } from '../cloned/cloneBackend.ts';
import { unfinishedCheckpoints } from '../cloned/checkpointFiles.ts';
import { Qmp } from '../cloned/qmp.ts';
import { connectByChannel } from './channels.ts';
import { QEMU_GONE, startClone } from './clone.ts';
import { gather, machineSize } from './gather.ts';
import { endInterruptedSave, saveState } from './migration.ts';
import { MEMORY_BYTES } from './qemuArguments.ts';
import { discardTemplate, ensureTemplate, type Ingredients } from './template.ts';
import { RAM_FILE, STATE_FILE, type Template } from './templateFiles.ts';

const CONNECT_MS = 10_000;
const CONTROL_MS = 5000;

/** The embedded machine: a copy-on-write clone of a template in QEMU. See README.md. */
export const qemuBackend: CloneBackend<Ingredients> = {
  kind: 'qemu',
  gone: QEMU_GONE,
  // Pages that were never written take next to nothing.
  checkpointBytes: (requirements) => MEMORY_BYTES[machineSize(requirements)],
  gather,
  ensureTemplate: async (from, operation) => savedTemplate(await ensureTemplate(from, operation)),
  discardTemplate: ({ data }, { template }) => discardTemplate(data, template),
  startClone,
  async connect(data, { id }, signal) {
    const folder = join(data.run, id);
    if (unfinishedCheckpoints(folder).length > 0) await goOnAfterSave(folder, signal);
    return connectByChannel(folder, CONNECT_MS, signal);
  },
  async save(folder, file, { isAlive, signal }) {
    const qmp = await Qmp.open(folder, 'qmp', { isAlive, timeoutMs: CONTROL_MS, signal });
    try {
      await saveState(qmp, file, { ram: 'inside', signal });
    } finally {
      await qmp.execute('cont').finally(() => qmp.close());
    }
  },
};

function savedTemplate({ folder, name, facts }: Template): SavedMachine {
  return {
    ...{ state: join(folder, STATE_FILE), ram: join(folder, RAM_FILE) },
    ...{ facts, template: name },
  };
}

/** Waits for a save that goes on elsewhere, and ends one whose process is gone: its machine stands still. */
async function goOnAfterSave(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const qmp = await Qmp.open(folder, 'qmp', { isAlive: () => true, timeoutMs: CONTROL_MS, signal });
  try {
    if (!(await endInterruptedSave(qmp))) return;
    for (const part of unfinishedCheckpoints(folder)) rmSync(part, { force: true });
  } finally {
    qmp.close();
  }
}
