import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { run } from '../../vm/process/run.ts';
import { openSshServer } from '../vm/harness/sshServer.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import { median, spread, timings, type Bench } from './figure.ts';
import { checksOfAStep, resets, toTrue } from './machineLife.ts';
import { megabytes, memoryOf } from './memory.ts';

const REQUIREMENTS = { docker: false, internet: false };
const ROUNDS = 7;

/** A clone's life: start, commands, checks, reset, and what it takes of the computer's memory. */
export const machineBench: Bench = async (report) => {
  const data = testData();
  const open: Machine[] = [];
  const fresh = async (): Promise<Machine> => {
    const machine = await createMachine({ requirements: REQUIREMENTS }, data);
    open.push(machine);
    await machine.start();
    return machine;
  };
  try {
    await (await fresh()).destroy();
    const starts = await timings(ROUNDS, async () => toTrue(await fresh()), { after: destroyLast });
    report({ what: 'clone to first command', measured: spread(starts) });

    const machine = await fresh();
    report({ what: 'reset to first command', measured: spread(await resets(machine, ROUNDS)) });

    const held = await timings(20, () => toTrue(machine));
    const { port } = await openSshServer(machine, data);
    const ssh = await timings(ROUNDS, () => plainSsh(port));
    report({
      what: '`exec true` over the held connection',
      measured: spread(held),
      against: `${(median(ssh) / median(held)).toFixed(1)} times faster than plain ssh, ${spread(ssh)}`,
    });

    report(await checksOfAStep(machine, ROUNDS));
    await destroyLast();

    const clones: Machine[] = [];
    for (let count = 0; count < 10; count++) clones.push(await fresh());
    const pids = (await listMachines(data)).flatMap((record) => record.process?.pid ?? []);
    const bytes = pids.map((pid) => memoryOf(pid).own);
    report({
      what: 'private memory of a clone right after its start',
      measured: `${megabytes(median(bytes.sort((a, b) => a - b)))} MB`,
      against: `ten at once: ${megabytes(bytes.reduce((sum, one) => sum + one, 0))} MB`,
    });
  } finally {
    for (const machine of open) await machine.destroy();
    removeTestData(data);
  }

  async function destroyLast(): Promise<void> {
    await open.pop()?.destroy();
  }

  async function plainSsh(port: number): Promise<void> {
    const options = ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'];
    const key = ['-i', join(data.keys, 'id_ed25519'), '-p', String(port)];
    const result = await run(['ssh', ...options, ...key, 'root@127.0.0.1', 'true'], { timeoutMs: 30_000 });
    if (result.exitCode !== 0) throw new Error(`ssh failed: ${result.stderr}`);
  }
};

/** Building what the first start on a computer builds. */
export const templateBench: Bench = async (report) => {
  const data = testData('templates');
  try {
    const made = await timings(1, async () => {
      const machine = await createMachine({ requirements: REQUIREMENTS }, data);
      await machine.start();
      await machine.destroy();
    });
    report({ what: 'template made, once on a computer, and a machine started', measured: spread(made) });
  } finally {
    removeTestData(data);
  }
  const images = testData('images');
  try {
    const { buildImage } = await import('../../vm/machines/qemu/image.ts');
    const built = await timings(1, async () => {
      await buildImage(images);
    });
    report({ what: 'guest image built from Debian packages', measured: spread(built) });
  } finally {
    rmSync(images.images, { recursive: true, force: true });
    removeTestData(images);
  }
};
