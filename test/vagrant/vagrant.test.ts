import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { keepNothing } from '../../extension/core/proof/attempts.ts';
import { Session } from '../../extension/core/session/session.ts';
import { readLesson } from '../vm/harness/readLesson.ts';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { pollUntil } from '../../extension/core/async/pollUntil.ts';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import { cleanLeftovers } from '../../vm/store/leftovers.ts';
import { destroyVagrantMachine } from '../../vm/machines/vagrant/vagrantFolder.ts';
import { machineContract } from '../vm/contracts/machineContract.ts';
import { terminalContract } from '../vm/contracts/terminalContract.ts';
import { leftIn, removeTestData, testData } from '../vm/harness/testData.ts';
import { openLibvirtHost, type LibvirtHost } from './libvirtHost.ts';

const requirements = { docker: false, internet: false };
const data = testData();
let host: LibvirtHost;
let machine: Machine;

const begin = (): Promise<Machine> =>
  createMachine({ requirements, lesson: 'some-lesson', settings: host.settings }, data);

beforeAll(async () => {
  host = await openLibvirtHost(data);
});

afterAll(async () => {
  const left = [...host.left(), ...leftIn(data)];
  await host.close();
  removeTestData(data);
  expect(left).toEqual([]);
});

describe('a machine of Vagrant', () => {
  beforeAll(async () => {
    machine = await begin();
    const said: string[] = [];
    await machine.start({ onProgress: ({ message }) => said.push(message) });
    expect(said).toEqual(expect.arrayContaining(['Making its disk', 'Starting the machine', 'Linux is up']));
  });

  afterAll(() => machine.destroy());

  test('is recorded, and found again by another process', async () => {
    const { id } = machine;
    expect(await listMachines(data)).toMatchObject([{ id, kind: 'vagrant', lesson: 'some-lesson' }]);
    machine.detach();
    machine = (await attachMachine(id, {}, data)).machine;
    expect(machine.facts).toMatchObject({ backend: 'vagrant', gcc: true });
  });

  test("only this installation's key opens it, and there is no way out", async () => {
    const keys = (await machine.exec('vm', { argv: ['cat', '/root/.ssh/authorized_keys'] })).stdout;
    expect(keys.trim().split('\n')).toEqual([readFileSync(join(data.keys, 'id_ed25519.pub'), 'utf8').trim()]);
    expect((await machine.exec('vm', { argv: ['ip', 'route', 'show', 'default'] })).stdout).toBe('');
  });

  describe('programs and files', () => machineContract(() => machine));
  describe('terminals', () => terminalContract(() => machine));

  test('a reset is a restore: nothing of before, and the time of now', async () => {
    await machine.exec('vm', { script: 'touch /root/mark && ip link add marked type dummy' });
    await machine.reset();
    const after = await machine.exec('vm', {
      script: 'ls /root/mark; ip link show marked; patchbay-tty list; date +%s',
    });
    expect(Math.abs(Number(after.stdout) - Date.now() / 1000)).toBeLessThan(5);
    expect(await listMachines(data)).toHaveLength(1);
  });

  test('a whole lesson is played', { timeout: 300_000 }, async () => {
    const lesson = await readLesson(join(ROOT, 'lessons/veth-bridge'));
    const session = await Session.begin(lesson, machine, keepNothing);
    for (const step of lesson.steps) {
      const before = await session.check(step);
      expect(before.checks.some(({ status }) => status === 'fail')).toBe(step.checks.length > 0);
      await session.solve(step);
      const after = await session.check(step);
      expect(after.checks.map(({ what, status, seen }) => ({ what, status, seen }))).toEqual(
        after.checks.map(({ what, seen }) => ({ what, status: 'pass', seen })),
      );
    }
    session.dispose();
  });
});

describe('what is stopped in the middle leaves nothing', () => {
  test('a start that is cancelled', async () => {
    const cancelled = await begin();
    const cancel = new AbortController();
    const reason = new Error('enough');
    const outcome = cancelled.start({
      signal: cancel.signal,
      onProgress: ({ message }) => message === 'Waiting for its network' && cancel.abort(reason),
    });
    await expect(outcome).rejects.toBe(reason);
    expect([...host.left(), ...leftIn(data)]).toEqual([]);
  });

  test('a Vagrant that is killed, and its Patchbay too: the next start cleans up', async () => {
    const script = `
      const { createMachine } = await import('${join(ROOT, 'vm/machines/openMachine.ts')}');
      const settings = ${JSON.stringify(host.settings)};
      const data = ${JSON.stringify(data)};
      const machine = await createMachine({ requirements: { docker: false, internet: false }, settings }, data);
      await machine.start({ onProgress: ({ message }) => console.log(machine.id, message) });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    await pollUntil(() => said.includes('Starting the machine') || undefined, {
      timeoutMs: 100_000,
      everyMs: 50,
    });
    const folder = join(data.run, said.split(' ')[0]!);
    const { pid } = JSON.parse(readFileSync(join(folder, 'vagrant.json'), 'utf8')) as { pid: number };
    child.kill('SIGKILL');
    process.kill(-pid, 'SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(host.left()).not.toEqual([]);
    expect(await cleanLeftovers(data, { endOutside: destroyVagrantMachine })).toHaveLength(1);
    expect(existsSync(folder)).toBe(false);
    expect([...host.left(), ...leftIn(data)]).toEqual([]);
    expect(processesMentioning('patchbay-m').map(({ pid: left }) => left)).toEqual([]);
  });
});

test('a missing provider is reported with the remedy', async () => {
  const { vagrant } = host.settings;
  const settings = { ...host.settings, vagrant: { ...vagrant, provider: 'no-such-thing' } };
  const lost = await createMachine({ requirements, settings }, data);
  await expect(lost.start()).rejects.toMatchObject({ name: 'FailureError', code: 'unknown-provider' });
  expect(leftIn(data)).toEqual([]);
});
