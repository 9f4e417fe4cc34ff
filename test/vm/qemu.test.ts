import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { imageFolder } from '../../vm/machines/qemu/image.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { checkpointContract } from './checkpointContract.ts';
import { collect } from './collect.ts';
import { machineContract } from './machineContract.ts';
import { terminalContract } from './terminalContract.ts';
import { leftIn, removeTestData, testData } from './testData.ts';

const NEEDS = { docker: false, internet: false };
const data = testData();
let machine: Machine;

beforeAll(async () => {
  machine = await createMachine({ needs: NEEDS, lesson: 'some-lesson' }, data);
  await machine.start();
});

afterAll(async () => {
  await machine.destroy();
  const left = leftIn(data);
  removeTestData(data);
  expect(left).toEqual([]);
});

describe('programs and files', () => machineContract(() => machine));
describe('terminals', () => terminalContract(() => machine));
describe('checkpoints', () => checkpointContract(() => machine));

test('cards are quiet: IPv6 is off in the machine, on hosts and in new namespaces, and can be switched on', async () => {
  const script = `set -e
    patchbay-host add quiet; ip netns add fresh; ip link add card0 type dummy; ip link set card0 up
    for place in "" "patchbay-host exec quiet --" "ip netns exec fresh"; do $place cat /proc/sys/net/ipv6/conf/default/disable_ipv6; done
    sysctl -qw net.ipv6.conf.card0.disable_ipv6=0
    ip -6 -brief address show card0; grep -c '^0*1 ' /proc/net/if_inet6
    patchbay-host del quiet; ip netns del fresh; ip link del card0`;
  expect((await machine.exec('vm', { script })).stdout).toMatch(/^1\n1\n1\ncard0 .* fe80::.*\n1\n$/);
});

test('the image says what it is made from: each package with its licences', async () => {
  const read = (file: string): string => readFileSync(join(imageFolder(openDataFolder()), file), 'utf8');
  const { components } = JSON.parse(read('sbom.cdx.json')) as {
    components: { name: string; version: string; licenses: { license: { name: string } }[] }[];
  };
  const listed = components.map(({ name, version }) => `${name}=${version}`);
  expect(listed.sort()).toEqual(read('packages.txt').trim().split('\n').sort());
  const licences = components.find(({ name }) => name === 'iproute2')?.licenses;
  expect(licences?.map(({ license }) => license.name)).toContain('GPL-2');
  // Where a copyright file names none in a machine's words, it is there to be read.
  const untold = components.filter(({ licenses }) => licenses.length === 0).map(({ name }) => name);
  const missing = await machine.exec('vm', {
    script: 'for name; do [ -s /usr/share/doc/$name/copyright ] || echo "$name"; done',
    args: untold,
  });
  expect(missing.stdout).toBe('');
});

describe('a machine that is left running', () => {
  test('is found again by another process, with its terminals', async () => {
    const pty = await machine.openTerminal('kept', 'vm', { columns: 80, rows: 24 });
    pty.write('echo before-$((1 + 1))\r');
    await collect(pty).until(/before-2/);
    const { id } = machine;
    machine.detach();
    expect(await listMachines(data)).toMatchObject([{ id, kind: 'qemu', lesson: 'some-lesson' }]);
    machine = (await attachMachine(id, {}, data)).machine;
    expect(machine.id).toBe(id);
    expect(machine.facts.engine).toBe('qemu');
    const again = await machine.openTerminal('kept', 'vm', { columns: 80, rows: 24 });
    await collect(again).until(/before-2/);
    again.dispose();
  });

  test('reset leaves nothing of before', async () => {
    await machine.exec('vm', { script: 'touch /root/mark && ip link add marked type dummy' });
    await machine.reset();
    const after = await machine.exec('vm', {
      script: 'ls /root/mark; ip link show marked; patchbay-tty list',
    });
    expect(after.stdout.trim()).toBe('');
    expect(await listMachines(data)).toHaveLength(1);
  });
});
