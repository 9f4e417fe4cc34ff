import type { Machine } from '../../extension/core/machine/machine.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { openLibvirtHost } from '../vagrant/libvirtHost.ts';
import { removeTestData, testData } from '../vm/testData.ts';
import { median, spread, timings, type Bench } from './figure.ts';
import { toTrue } from './machine.ts';

const NEEDS = { docker: false, internet: false };
const ROUNDS = 3;

/** `vagrant up` and its restore of a snapshot against a clone of QEMU's and a reset, in turn; the box is there already. */
export const vagrantBench: Bench = async (report) => {
  const data = testData();
  const host = await openLibvirtHost(data);
  const open: Machine[] = [];
  const begin = async (settings = host.settings): Promise<Machine> => {
    const machine = await createMachine({ needs: NEEDS, settings }, data);
    open.push(machine);
    await machine.start();
    await toTrue(machine);
    return machine;
  };
  const end = async (): Promise<void> => open.pop()?.destroy();
  const qemu = { ...host.settings, machine: 'qemu' as const };
  const again = async (machine: Machine): Promise<void> => {
    await machine.reset();
    await toTrue(machine);
  };
  try {
    await begin();
    await end();
    const ups = await timings(
      ROUNDS,
      async () => {
        await begin();
      },
      end,
    );
    const starts = await timings(
      ROUNDS,
      async () => {
        await begin(qemu);
      },
      end,
    );
    report({ what: '`vagrant up` to first command', measured: spread(ups), against: against(ups, starts) });

    const [machine, clone] = [await begin(), await begin(qemu)];
    const restores = await timings(ROUNDS, () => again(machine));
    const resets = await timings(ROUNDS, () => again(clone));
    report({
      what: 'its reset (a snapshot restored) to first command',
      measured: spread(restores),
      against: against(restores, resets),
    });
  } finally {
    for (const machine of open) await machine.destroy();
    await host.close();
    removeTestData(data);
  }
};

function against(theirs: readonly number[], ours: readonly number[]): string {
  return `${(median(theirs) / median(ours)).toFixed(0)} times what QEMU’s clone takes, ${spread(ours)}`;
}
