import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { Qmp } from '../../vm/machines/cloned/qmp.ts';
import { attachMachine, createMachine } from '../../vm/machines/openMachine.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { loadRecord } from '../../vm/store/machineRecord.ts';
import { lifeContract } from './contracts/lifeContract.ts';
import { leftIn, removeTestData, testData } from './harness/testData.ts';

const REQUIREMENTS = { docker: false, internet: false };
const data = testData();
/** The suite's own machine; its start also makes what all the others share. */
let first: Machine;

beforeAll(async () => {
  first = await createMachine({ requirements: REQUIREMENTS }, data);
  await first.start();
});

afterAll(async () => {
  await first.destroy();
  const left = leftIn(data);
  removeTestData(data);
  expect(left).toEqual([]);
});

lifeContract(data, () => createMachine({ requirements: REQUIREMENTS }, data));

test('a machine whose window went while it was saved goes on for the next one', async () => {
  const machine = await createMachine({ requirements: REQUIREMENTS }, data);
  await machine.start();
  const folder = join(data.run, machine.id);
  const qmp = await Qmp.open(folder, 'qmp', { isAlive: () => true, timeoutMs: 5000 });
  await qmp.execute('stop');
  qmp.close();
  mkdirSync(join(folder, 'checkpoints'), { recursive: true });
  writeFileSync(join(folder, 'checkpoints/c0ffee.part'), 'half a state');
  machine.detach();
  const again = (await attachMachine(machine.id, {}, data)).machine;
  try {
    expect((await again.exec('vm', { argv: ['echo', 'on'] })).stdout).toBe('on\n');
    expect(readdirSync(join(folder, 'checkpoints'))).toEqual([]);
  } finally {
    await again.destroy();
  }
});

test('a damaged template is made again', async () => {
  const own = testData('templates');
  const name = readdirSync(data.templates).find((entry) => entry === loadRecord(data, first.id)!.template)!;
  const [from, to] = [join(data.templates, name), join(own.templates, name)];
  mkdirSync(to);
  linkSync(join(from, 'ram'), join(to, 'ram'));
  writeFileSync(join(to, 'template.json'), readFileSync(join(from, 'template.json')));
  const state = readFileSync(join(from, 'state'));
  state[state.length >> 1]! ^= 0xff;
  writeFileSync(join(to, 'state'), state);
  const { atime, mtime } = statSync(join(from, 'state'));
  utimesSync(join(to, 'state'), atime, mtime);
  const machine = await createMachine({ requirements: REQUIREMENTS }, own);
  try {
    await machine.start();
    expect((await machine.exec('vm', { argv: ['echo', 'whole'] })).stdout).toBe('whole\n');
    expect(statSync(join(to, 'ram')).ino).not.toBe(statSync(join(from, 'ram')).ino);
  } finally {
    await machine.destroy();
    const left = leftIn(own);
    removeTestData(own);
    expect(left).toEqual([]);
  }
});

// The full disk is a small tmpfs, which only root may mount.
test.skipIf(process.getuid?.() !== 0)('a full disk is reported in words, and leaves nothing', async () => {
  const small = mkdtempSync(join(tmpdir(), 'patchbay-small-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small]);
  try {
    const full = { ...openDataFolder({ PATCHBAY_HOME: small }), images: data.images, probes: data.probes };
    const machine = await createMachine({ requirements: REQUIREMENTS }, full);
    await expect(machine.start()).rejects.toMatchObject({ name: 'FailureError', code: 'no-space' });
    expect(leftIn(full)).toEqual([]);
  } finally {
    execFileSync('umount', [small]);
    rmSync(small, { recursive: true, force: true });
  }
});
