import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { startClone } from '../../vm/machines/qemu/clone.ts';
import { gather } from '../../vm/machines/qemu/gather.ts';
import { ensureImage, imageFolder } from '../../vm/machines/qemu/image.ts';
import { ensureTemplate } from '../../vm/machines/qemu/template.ts';
import { identityOf, processesMentioning } from '../../vm/process/processIdentity.ts';
import { run } from '../../vm/process/run.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { cleanLeftovers } from '../../vm/store/leftovers.ts';
import { loadRecord } from '../../vm/store/machineRecord.ts';
import { removeRunFolder } from '../../vm/store/runFolder.ts';

const shared = openDataFolder();
const home = mkdtempSync(join(tmpdir(), 'patchbay-life-'));
const data = openDataFolder({ PATCHBAY_HOME: home });
const needs = { docker: false, internet: false };
const create = (): Promise<Machine> => createMachine({ needs }, data);

// Everything but the image is this file's own: templates are broken here, and owners killed.
beforeAll(async () => {
  await ensureImage(shared);
  process.env['PATCHBAY_IMAGE'] = imageFolder(shared);
});

afterAll(() => {
  const left = [data.run, data.machines, data.locks].flatMap((folder) => readdirSync(folder));
  const running = processesMentioning(`${home}/`);
  rmSync(home, { recursive: true });
  expect({ left, running }).toEqual({ left: [], running: [] });
});

describe('clones', () => {
  test('two differ in identity and in randomness, have the time, and reach no internet', async () => {
    const machines = await Promise.all([create(), create()]);
    try {
      await Promise.all(machines.map((machine) => machine.start()));
      const script = 'cat /etc/machine-id; head -c 16 /dev/urandom | od -An -tx1; date +%s';
      const [a, b] = await Promise.all(machines.map((machine) => machine.exec('vm', { script })));
      const [idA, randomA, time] = a?.stdout.split('\n') ?? [];
      const [idB, randomB] = b?.stdout.split('\n') ?? [];
      expect(idA).not.toBe(idB);
      expect(randomA).not.toBe(randomB);
      expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(10);
      const outside = 'timeout 3 bash -c "</dev/tcp/1.1.1.1/53"';
      expect((await machines[0].exec('vm', { script: outside })).exitCode).not.toBe(0);
    } finally {
      await Promise.all(machines.map((machine) => machine.destroy()));
    }
  });

  test('one that is let go of is found again; destroyed, it leaves nothing', async () => {
    const machine = await create();
    await machine.start();
    machine.detach();
    const found = await attachMachine(machine.id, {}, data);
    expect((await found.machine.exec('vm', { argv: ['uname'] })).stdout).toBe('Linux\n');
    await found.machine.destroy();
    expect(existsSync(join(data.run, machine.id))).toBe(false);
    expect(identityOf(found.record.process.pid)).toBeUndefined();
    expect(await listMachines(data)).toEqual([]);
  });

  test('a taken port is passed over', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const from = await gather(data, needs, {});
    const template = await ensureTemplate(from);
    const clone = await startClone(from, template, { id: 'mport', internet: false, port, onSpawn: () => {} });
    expect(clone.port).not.toBe(port);
    clone.connection.dispose();
    await removeRunFolder(join(data.run, 'mport'));
    server.close();
  });
});

describe('what goes wrong', () => {
  test('a killed QEMU is told, and what it left is cleaned up', async () => {
    const machine = await create();
    await machine.start();
    const died = new Promise((resolve) => machine.onDied(resolve));
    const hanging = machine.exec('vm', { argv: ['sleep', '60'] }).catch((error: unknown) => error);
    process.kill(loadRecord(data, machine.id)?.process.pid ?? NaN, 'SIGKILL');
    expect(await died).toMatchObject({ reason: 'died' });
    expect(await hanging).toMatchObject({ name: 'MachineError' });
    await expect(machine.exec('vm', { argv: ['true'] })).rejects.toMatchObject({ reason: 'not-running' });
    machine.detach();
    expect(await cleanLeftovers(data)).toEqual([machine.id]);
  });

  test('a machine whose owner crashed is ended at the next start', async () => {
    const script = `
      const { createMachine } = await import('${join(import.meta.dirname, '../../vm/machines/openMachine.ts')}');
      const machine = await createMachine({ needs: { docker: false, internet: false } });
      await machine.start();
      process.kill(process.pid, 'SIGKILL');`;
    await run([process.execPath, '--input-type=module', '-e', script], { env: { PATCHBAY_HOME: home } });
    expect(processesMentioning(`${data.run}/`)).toHaveLength(1);
    expect(await cleanLeftovers(data)).toHaveLength(1);
    expect(processesMentioning(`${data.run}/`)).toEqual([]);
  });

  test('a start that is cancelled at any moment leaves nothing', async () => {
    for (const ms of [0, 30, 150, 400]) {
      const machine = await create();
      await expect(machine.start({ signal: AbortSignal.timeout(ms) })).rejects.toThrow(/timeout/);
      expect(existsSync(join(data.run, machine.id))).toBe(false);
      expect(loadRecord(data, machine.id)).toBeUndefined();
    }
  });

  test('a truncated template is made anew', async () => {
    for (const name of readdirSync(data.templates)) truncateSync(join(data.templates, name, 'state'), 1000);
    const machine = await create();
    await machine.start();
    expect((await machine.exec('vm', { argv: ['true'] })).exitCode).toBe(0);
    await machine.destroy();
  });

  test('a full disk is told in words', async () => {
    const small = mkdtempSync(join(tmpdir(), 'patchbay-small-'));
    await run(['mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', small]);
    try {
      const machine = await createMachine({ needs }, openDataFolder({ PATCHBAY_HOME: small }));
      await expect(machine.start()).rejects.toMatchObject({ reason: 'no-space' });
      expect(readdirSync(join(small, 'run'))).toEqual([]);
    } finally {
      await run(['umount', small]);
      rmSync(small, { recursive: true });
    }
  });
});
