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
import { createMachine } from '../../vm/machines/openMachine.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { loadRecord } from '../../vm/store/machineRecord.ts';
import { leftIn, removeTestData, testData } from './testData.ts';

const NEEDS = { docker: false, internet: false };
const data = testData();
/** The suite's own machine; its start also makes what all the others share. */
let first: Machine;

beforeAll(async () => {
  first = await createMachine({ needs: NEEDS }, data);
  await first.start();
});

afterAll(async () => {
  await first.destroy();
  const left = leftIn(data);
  removeTestData(data);
  expect(left).toEqual([]);
});

/** A second machine for one test. */
async function withMachine(needs: typeof NEEDS, task: (machine: Machine) => Promise<void>): Promise<void> {
  const machine = await createMachine({ needs }, data);
  try {
    await machine.start();
    await task(machine);
  } finally {
    await machine.destroy();
  }
}

const identity = async (machine: Machine): Promise<string[]> => {
  const script =
    'cat /etc/machine-id /proc/sys/kernel/random/uuid; head -c 16 /dev/urandom | od -An -tx1; date +%s';
  return (await machine.exec('vm', { script })).stdout.trim().split('\n');
};

test('two clones differ in what must be unique, and have the right time', async () => {
  await withMachine(NEEDS, async (second) => {
    const [a, b] = [await identity(first), await identity(second)];
    for (const index of [0, 1, 2]) expect(a[index]).not.toBe(b[index]);
    expect(Math.abs(Number(b[3]) - Date.now() / 1000)).toBeLessThan(5);
    const { id } = second;
    await second.destroy();
    expect(leftIn(data).filter((name) => name.includes(id))).toEqual([]);
  });
});

test('a killed QEMU is told at once, what runs rejects, and the next create cleans up', async () => {
  const machine = await createMachine({ needs: NEEDS }, data);
  await machine.start();
  const died = new Promise<string>((resolve) => void machine.onDied(({ reason }) => resolve(reason)));
  const running = machine.exec('vm', { argv: ['sleep', '60'] }).catch((error: unknown) => error);
  process.kill(loadRecord(data, machine.id)!.process!.pid, 'SIGKILL');
  expect(await died).toBe('died');
  expect(await running).toMatchObject({ name: 'MachineError' });
  await expect(machine.exec('vm', { argv: ['true'] })).rejects.toMatchObject({ name: 'MachineError' });
  await machine.destroy();
  expect(leftIn(data).filter((name) => name.includes(machine.id))).toEqual([]);
});

test('a start that is cancelled at any moment leaves nothing', async () => {
  for (const ms of [0, 30, 150, 400, 800]) {
    const machine = await createMachine({ needs: NEEDS }, data);
    const reason = new Error(`cancelled after ${ms} ms`);
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(reason), ms);
    const outcome = await machine.start({ signal: cancel.signal }).catch((error: unknown) => error);
    // A quick computer may be done before the last of these.
    if (outcome === undefined) await machine.destroy();
    else expect(outcome).toBe(reason);
    expect(leftIn(data).filter((name) => name.includes(machine.id))).toEqual([]);
  }
});

test('a damaged template is made anew', async () => {
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
  const machine = await createMachine({ needs: NEEDS }, own);
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
test.skipIf(process.getuid?.() !== 0)('a full disk is told in words, and leaves nothing', async () => {
  const small = mkdtempSync(join(tmpdir(), 'patchbay-small-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small]);
  try {
    const full = { ...openDataFolder({ PATCHBAY_HOME: small }), images: data.images, probes: data.probes };
    const machine = await createMachine({ needs: NEEDS }, full);
    await expect(machine.start()).rejects.toMatchObject({ name: 'MachineError', reason: 'no-space' });
    expect(leftIn(full)).toEqual([]);
  } finally {
    execFileSync('umount', [small]);
    rmSync(small, { recursive: true, force: true });
  }
});
