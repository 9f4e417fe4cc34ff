import { VM_HOST, type Machine } from '../../extension/core/machine/machine.ts';
import { keepNothing } from '../../extension/core/proof/attempts.ts';
import { Session } from '../../extension/core/session/session.ts';
import { Shell } from '../../extension/core/terminal/shell.ts';
import { attachMachine, createMachine } from '../../vm/machines/openMachine.ts';
import { pause } from '../../extension/core/async/pause.ts';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import type { DataFolder } from '../../vm/store/dataFolder.ts';
import { loadRecord } from '../../vm/store/machineRecord.ts';
import type { MachineSettings } from '../../vm/store/settings.ts';
import { readLesson } from '../vm/harness/readLesson.ts';
import { spread, timings, type Figure } from './figure.ts';
import { megabytes, memoryOf } from './memory.ts';
import { processorSeconds } from './processorTime.ts';

const SIZE = { columns: 80, rows: 24 };
const IDLE_MS = 10_000;
/** The emulator stands still once nobody has been connected for 3 s. */
const SETTLE_MS = 5000;

/**
 * The life of a machine that the settings choose: start, commands, checks, reset, and what it takes of the computer.
 * It is started and reset `rounds` times.
 */
export async function measureLife(
  data: DataFolder,
  settings: MachineSettings,
  rounds: number,
): Promise<readonly Figure[]> {
  const open: Machine[] = [];
  const fresh = async (): Promise<Machine> => {
    const machine = await createMachine({ requirements: { docker: false, internet: false }, settings }, data);
    open.push(machine);
    await machine.start();
    return machine;
  };
  const destroyLast = async (): Promise<void> => open.pop()?.destroy();
  const figures: Figure[] = [];
  const add = (what: string, measured: string): unknown => figures.push({ what, measured });
  try {
    // What the first start makes is not what is measured.
    await fresh();
    await destroyLast();
    const starts = await timings(rounds, async () => toTrue(await fresh()), { after: destroyLast });
    add('start to first command', spread(starts));
    add(
      'start to prompt',
      spread(await timings(rounds, async () => toPrompt(await fresh()), { after: destroyLast })),
    );

    const machine = await fresh();
    add('reset to first command', spread(await resets(machine, rounds)));
    add('`exec true`', spread(await timings(20, () => toTrue(machine))));
    figures.push(await checksOfAStep(machine, rounds));

    const { id } = machine;
    const pid = processOf(data, id);
    add('private memory after that', `${megabytes(memoryOf(pid).own)} MB`);
    add('processor while nothing happens', await idleShare(pid));
    machine.detach();
    add('processor while nobody is connected', await idleShare(pid));
    const { machine: again } = await attachMachine(id, {}, data);
    open[0] = again;
    await toTrue(again);
    return figures;
  } finally {
    for (const machine of open) await machine.destroy();
  }
}

/** The first command. */
export async function toTrue(machine: Machine): Promise<void> {
  const { exitCode } = await machine.exec(VM_HOST, { argv: ['true'] });
  if (exitCode !== 0) throw new Error(`true exited with ${exitCode}.`);
}

/** Milliseconds of each of `rounds` resets, to the first command after it. */
export function resets(machine: Machine, rounds: number): Promise<number[]> {
  return timings(rounds, async () => {
    await machine.reset();
    await toTrue(machine);
  });
}

/** The checks of a step that is done, `rounds` times: step `room` of veth-bridge, which has checks of most kinds. */
export async function checksOfAStep(machine: Machine, rounds: number): Promise<Figure> {
  const session = await Session.begin(await readLesson('lessons/veth-bridge'), machine, keepNothing);
  const step = session.step('room');
  if (!step) throw new Error('The lesson has no step "room".');
  for (const before of session.lesson.steps.slice(0, session.lesson.steps.indexOf(step) + 1))
    await session.solve(before);
  const checks = await timings(rounds, async () => {
    await session.check(step);
  });
  session.dispose();
  return {
    what: `the ${step.checks.length} checks of a step (a ping among them)`,
    measured: spread(checks),
  };
}

async function toPrompt(machine: Machine): Promise<void> {
  const shell = new Shell(await machine.openTerminal('bench', { host: VM_HOST }, SIZE), SIZE);
  await shell.settled({ timeoutMs: 60_000 });
  shell.dispose();
}

/** The virtual machine's process; libvirt's is not ours, and has our name in its arguments. */
function processOf(data: DataFolder, id: string): number {
  const pid = loadRecord(data, id)?.process?.pid ?? processesMentioning(`guest=patchbay-${id}`)[0]?.pid;
  if (pid === undefined) throw new Error('The machine has no process.');
  return pid;
}

async function idleShare(pid: number): Promise<string> {
  await pause(SETTLE_MS);
  const before = processorSeconds(pid);
  await pause(IDLE_MS);
  return `${(((processorSeconds(pid) - before) * 100_000) / IDLE_MS).toFixed(1)} % of a core`;
}
