import { afterEach, beforeEach, expect, test } from 'vitest';
import { diagnose } from '../../../vm/doctor/diagnose.ts';
import { isReady } from '../../../vm/doctor/isReady.ts';
import { chooseMachine } from '../../../vm/machines/chooseMachine.ts';
import { readSettings, saveSettings } from '../../../vm/store/settings.ts';
import { FakeComputer } from './fakeComputer.ts';

let computer: FakeComputer;
beforeEach(() => void (computer = new FakeComputer()));
afterEach(() => computer.remove());

const auto = async (): Promise<string> => (await chooseMachine({ kind: 'auto' }, computer.data)).kind;
const found = async (machine: string): Promise<string[]> =>
  (await diagnose({}, computer.data, readSettings(computer.data, machine))).map(({ id }) => id);

test('Vagrant without a program that runs its machines is not chosen', async () => {
  saveSettings(computer.data, { v86: { snapshot: '/somewhere' } });
  computer.program('vagrant');
  expect(await auto()).toBe('v86');
  computer.program('VBoxManage');
  expect(await auto()).toBe('vagrant');
});

test('a provider counts with its plugin only', async () => {
  computer.program('vagrant').program('vmrun');
  expect(await auto()).toBe('qemu');
  expect(await isReady({ kind: 'vagrant' }, computer.data)).toBe(false);
  computer.file('vagrant/plugins.json', '{"version":"1","installed":{"vagrant-vmware-desktop":{}}}');
  expect(await auto()).toBe('vagrant');
  expect(await isReady({ kind: 'vagrant' }, computer.data)).toBe(true);
});

test('the provider that the settings name is the one that counts', async () => {
  computer.program('vagrant').program('VBoxManage');
  saveSettings(computer.data, { vagrant: { provider: 'parallels' } });
  expect(await auto()).toBe('qemu');
});

test('the doctor looks at the machine that is chosen, and at no other', async () => {
  expect(await found('qemu')).toEqual([
    ...['packages-qemu', 'packages-image', 'disk', 'memory', 'image', 'accelerator'],
    ...['template-plain', 'template-docker'],
  ]);
  expect(await found('v86')).toEqual(['disk', 'memory', 'emulated']);
  expect(await found('vagrant')).toEqual(['vagrant', 'disk', 'memory']);
  expect(await found('ssh://root@127.0.0.1:1')).toEqual(['ssh-host']);
});
