import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { CommandLine } from './harness/commandLine.ts';
import { openSshServer } from './harness/sshServer.ts';
import { leftIn, removeTestData, testData } from './harness/testData.ts';

/** A learner whose teacher hands out a machine (a clone, here), and who goes on at home in QEMU. */
const theirs = testData();
let provided: Machine;
let cli: CommandLine;

const use = (settings: object): void =>
  writeFileSync(join(cli.home, 'settings.json'), JSON.stringify(settings));

beforeAll(async () => {
  cli = await CommandLine.make();
  const settings = { machine: 'qemu', ssh: {}, vagrant: {}, v86: {} };
  provided = await createMachine({ requirements: { docker: false, internet: false }, settings }, theirs);
  await provided.start();
  await provided.exec('vm', { argv: ['touch', '/etc/patchbay-disposable'] });
});

afterAll(async () => {
  await cli.remove();
  await provided.destroy();
  const left = leftIn(theirs);
  removeTestData(theirs);
  expect(left).toEqual([]);
});

test('what was achieved on the class’s machine is achieved in QEMU, and is replayed there', async () => {
  const { port, hostKey } = await openSshServer(provided, theirs);
  const knownHosts = join(cli.home, 'known_hosts');
  writeFileSync(knownHosts, `[127.0.0.1]:${port} ${hostKey}\n`);
  const ssh = { keyFile: join(cli.home, 'keys', 'id_ed25519'), knownHosts };
  use({ machine: `ssh://root@127.0.0.1:${port}`, ssh });

  const doctor = await cli.call('doctor');
  expect(doctor).toMatchObject({ code: 0 });
  expect(doctor.out).toMatch(/ok {6}The machine has what the lessons need/);
  const there = await cli.call('start', 'veth-bridge', '--json');
  expect(JSON.parse(there.out)).toMatchObject({ started: true, facts: { backend: 'ssh', etcd: true } });
  expect(await cli.call('solve', 'veth-bridge', 'cable')).toMatchObject({ code: 0 });
  expect(await cli.call('check', 'veth-bridge', 'cable')).toMatchObject({ code: 0 });
  expect(await cli.call('destroy')).toMatchObject({ code: 0 });
  expect(cli.left()).toEqual([]);

  use({ machine: 'qemu' });
  const here = await cli.call('start', 'veth-bridge', '--resume', '--json');
  expect(JSON.parse(here.out)).toMatchObject({ started: true, facts: { backend: 'qemu' } });
  const { lessons } = JSON.parse((await cli.call('list', '--json')).out) as {
    lessons: { id: string; achieved: number }[];
  };
  expect(lessons.find(({ id }) => id === 'veth-bridge')).toMatchObject({ achieved: 1 });
  expect(await cli.call('check', 'veth-bridge', 'cable')).toMatchObject({ code: 0 });
  expect(await cli.call('destroy')).toMatchObject({ code: 0 });
  expect(cli.left()).toEqual([]);
});
