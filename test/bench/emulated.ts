import { readFileSync } from 'node:fs';
import { VM_HOST, type Machine } from '../../extension/core/machine/machine.ts';
import { Shell } from '../../extension/core/terminal/shell.ts';
import { attachMachine, createMachine } from '../../vm/machines/openMachine.ts';
import { buildState } from '../../vm/machines/v86/buildState.ts';
import { pause } from '../../vm/process/pollUntil.ts';
import { openDataFolder, type DataFolder } from '../../vm/store/dataFolder.ts';
import { loadRecord } from '../../vm/store/machineRecord.ts';
import { removeTestData, testData } from '../vm/testData.ts';
import { spread, timings, type Bench } from './figure.ts';
import { checksOfAStep, toTrue } from './machine.ts';
import { megabytes, memoryOf } from './memory.ts';

const ROUNDS = 7;
const SIZE = { columns: 80, rows: 24 };
const IDLE_MS = 10_000;
/** The emulator stands still once nobody has been connected for 3 s. */
const SETTLE_MS = 5000;

/** The emulated machine's life, beside that of QEMU's, both measured now. */
export const emulatedBench: Bench = async (report) => {
  await buildState(openDataFolder());
  const data = testData();
  try {
    const qemu = await measure(data, 'qemu');
    const v86 = await measure(data, 'v86');
    for (const [what, measured] of Object.entries(v86))
      report({ what: `v86: ${what}`, measured, against: `QEMU: ${qemu[what] ?? 'not measured'}` });
  } finally {
    removeTestData(data);
  }
};

async function measure(data: DataFolder, kind: 'qemu' | 'v86'): Promise<Record<string, string>> {
  const open: Machine[] = [];
  const fresh = async (): Promise<Machine> => {
    const machine = await createMachine(
      {
        needs: { docker: false, internet: false },
        settings: { machine: kind, ssh: {}, vagrant: {}, v86: {} },
      },
      data,
    );
    open.push(machine);
    await machine.start();
    return machine;
  };
  const destroyLast = async (): Promise<void> => open.pop()?.destroy();
  const figures: Record<string, string> = {};
  try {
    // What the first start makes is not what is measured.
    await (await fresh()).destroy();
    const first = await timings(ROUNDS, async () => toTrue(await fresh()), destroyLast);
    figures['start to first command'] = spread(first);
    const prompts = await timings(
      ROUNDS,
      async () => {
        const shell = new Shell(await (await fresh()).openTerminal('bench', VM_HOST, SIZE), SIZE);
        await shell.settled({ timeoutMs: 60_000 });
        shell.dispose();
      },
      destroyLast,
    );
    figures['start to prompt'] = spread(prompts);

    let machine = await fresh();
    const resets = await timings(ROUNDS, async () => {
      await machine.reset();
      await toTrue(machine);
    });
    figures['reset to first command'] = spread(resets);
    figures['`exec true`'] = spread(await timings(20, () => toTrue(machine)));

    const checks = await checksOfAStep(machine, ROUNDS);
    figures[checks.what] = checks.measured;

    const { id } = machine;
    const pid = loadRecord(data, id)?.process?.pid;
    if (pid === undefined) throw new Error('The machine has no process.');
    figures['private memory after that'] = `${megabytes(memoryOf(pid).own)} MB`;
    figures['processor while nothing happens'] = await idleShare(pid);
    machine.detach();
    figures['processor while nobody is connected'] = await idleShare(pid);
    machine = (await attachMachine(id, {}, data)).machine;
    open.push(machine);
    await toTrue(machine);
    return figures;
  } finally {
    for (const machine of open) await machine.destroy();
  }
}

/** proc_pid_stat(5): fields 14 and 15, in hundredths of a second. */
async function idleShare(pid: number): Promise<string> {
  const ticks = (): number => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  await pause(SETTLE_MS);
  const before = ticks();
  await pause(IDLE_MS);
  return `${((ticks() - before) / (IDLE_MS / 1000)).toFixed(1)} % of one`;
}
