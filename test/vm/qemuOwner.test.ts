import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { holdMachine, leaveMachine } from '../../vm/machines/caretaker/leaveMachine.ts';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { identityOf, processesMentioning } from '../../vm/process/processIdentity.ts';
import { pollUntil } from '../../extension/core/async/pollUntil.ts';
import { run } from '../../vm/process/run.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { cleanLeftovers } from '../../vm/store/leftovers.ts';
import { isLeft, listRecords } from '../../vm/store/machineRecord.ts';
import { makeSharedHome } from './harness/sharedHome.ts';
import { leftIn, removeTestData, testData } from './harness/testData.ts';

const requirements = { docker: false, internet: false };

test('a machine that is let go of outlives its process; destroyed, it leaves nothing', async () => {
  const data = testData();
  const machine = await createMachine({ requirements }, data);
  await machine.start();
  machine.detach();
  const found = await attachMachine(machine.id, {}, data);
  expect(found.record.owner).toBeUndefined();
  expect((await found.machine.exec('vm', { argv: ['uname'] })).stdout).toBe('Linux\n');
  await found.machine.destroy();
  expect(existsSync(join(data.run, machine.id))).toBe(false);
  // What was killed takes a moment to give its memory back.
  await expect.poll(() => identityOf(found.record.process!.pid)).toBeUndefined();
  expect(await listMachines(data)).toEqual([]);
  removeTestData(data);
});

test('a machine whose owner crashed is ended at the next start', async () => {
  // Another process finds the shared image, templates and key through links in a data folder of its own.
  const home = makeSharedHome('owner-');
  const data = openDataFolder({ PATCHBAY_HOME: home });
  const script = `
    const { createMachine } = await import('${join(import.meta.dirname, '../../vm/machines/openMachine.ts')}');
    const machine = await createMachine({ requirements: { docker: false, internet: false } });
    await machine.start();
    process.kill(process.pid, 'SIGKILL');`;
  try {
    await run([process.execPath, '--input-type=module', '-e', script], { env: { PATCHBAY_HOME: home } });
    expect(processesMentioning(`${data.run}/`)).toHaveLength(1);
    expect(await cleanLeftovers(data)).toHaveLength(1);
    expect(leftIn(data)).toEqual([]);
  } finally {
    for (const name of readdirSync(data.run)) expect(name).toBe('nothing is left here');
    rmSync(home, { recursive: true });
  }
});

describe('a machine whose window was closed', () => {
  const data = testData();
  let id: string;
  const begin = async (graceMs: number): Promise<void> => {
    const machine = await createMachine({ requirements }, data);
    await machine.start();
    id = machine.id;
    await leaveMachine(data, machine, graceMs);
    const isOwned = (): true | undefined => listRecords(data).some(({ owner }) => owner) || undefined;
    await pollUntil(isOwned, { timeoutMs: 10_000, everyMs: 10 });
  };
  afterAll(() => removeTestData(data));

  test('ends a while later, and leaves nothing', async () => {
    await begin(1500);
    expect(listRecords(data).map(isLeft)).toEqual([true]);
    await expect.poll(() => leftIn(data), { timeout: 15_000 }).toEqual([]);
  });

  test('goes on where a window takes it in time', async () => {
    await begin(1500);
    const { owner: caretaker } = listRecords(data)[0]!;
    holdMachine(data, id);
    expect(listRecords(data).map(isLeft)).toEqual([false]);
    await expect.poll(() => identityOf(caretaker!.pid), { timeout: 15_000 }).toBeUndefined();
    const { machine } = await attachMachine(id, {}, data);
    expect((await machine.exec('vm', { argv: ['uname'] })).stdout).toBe('Linux\n');
    await machine.destroy();
    expect(leftIn(data)).toEqual([]);
  });

  test('one that was left running on purpose stays so', async () => {
    const begun = await createMachine({ requirements }, data);
    await begun.start();
    begun.detach();
    const { machine } = await attachMachine(begun.id, {}, data);
    holdMachine(data, begun.id);
    await leaveMachine(data, machine, 0);
    expect(listRecords(data).map(({ owner, left }) => [owner, left])).toEqual([[undefined, undefined]]);
    await (await attachMachine(begun.id, {}, data)).machine.destroy();
    expect(leftIn(data)).toEqual([]);
  });
});
