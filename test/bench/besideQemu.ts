import { whyNoVagrant } from '../../extension/build/stages/systemPackages.ts';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { openDataFolder, type DataFolder } from '../../vm/store/dataFolder.ts';
import { openLibvirtHost } from '../vagrant/libvirtHost.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import type { Bench, Figure } from './figure.ts';
import { measureLife } from './machineLife.ts';

const ROUNDS = 7;
/** A `vagrant up` takes half a minute. */
const VAGRANT_ROUNDS = 3;

/** A kind of machine to measure. */
interface Rival {
  readonly name: string;
  /** The figures of its life, or why it cannot be had here. */
  measure(data: DataFolder): Promise<readonly Figure[] | string>;
}

const qemu: Rival = { name: 'QEMU', measure: (data) => measureCloned(data, 'qemu') };

const emulated: Rival = {
  name: 'v86',
  async measure(data) {
    await buildSnapshot(openDataFolder());
    return measureCloned(data, 'v86');
  },
};

const vagrant: Rival = {
  name: 'Vagrant',
  async measure(data) {
    const why = await whyNoVagrant();
    if (why !== undefined) return why;
    const host = await openLibvirtHost(data);
    try {
      return await measureLife(data, host.settings, VAGRANT_ROUNDS);
    } finally {
      await host.close();
    }
  },
};

/** The emulated machine beside QEMU and Vagrant, all measured in this run. */
export const emulatedBench: Bench = (report) => compare(report, emulated, [qemu, vagrant]);

/** Vagrant (libvirt, our own box, which is there already) beside QEMU, both measured in this run. */
export const vagrantBench: Bench = (report) => compare(report, vagrant, [qemu]);

async function compare(
  report: (figure: Figure) => void,
  first: Rival,
  others: readonly Rival[],
): Promise<void> {
  const data = testData();
  try {
    const measured: { name: string; figures: readonly Figure[] }[] = [];
    for (const rival of [first, ...others]) {
      const { name } = rival;
      const figures = await rival.measure(data);
      if (typeof figures === 'string') report({ what: name, measured: `not measured, because ${figures}` });
      else measured.push({ name, figures });
    }
    const [one, ...rest] = measured;
    for (const { what, measured: own } of one?.figures ?? []) {
      const theirs = rest.map(
        ({ name, figures }) => `${name}: ${figures.find((f) => f.what === what)?.measured}`,
      );
      report({ what: `${one?.name}: ${what}`, measured: own, against: theirs.join('; ') });
    }
  } finally {
    removeTestData(data);
  }
}

function measureCloned(data: DataFolder, machine: 'qemu' | 'v86'): Promise<readonly Figure[]> {
  return measureLife(data, { machine, ssh: {}, vagrant: {}, v86: {} }, ROUNDS);
}
