import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../../../vm/store/dataFolder.ts';
import { machineChoice, readSettings, saveSettings, sshPlace } from '../../../vm/store/settings.ts';

let data: DataFolder;
beforeEach(() => {
  data = openDataFolder({ PATCHBAY_HOME: mkdtempSync(join(tmpdir(), 'patchbay-settings-')) });
});
afterEach(() => rmSync(data.root, { recursive: true }));

test('nothing said means auto', () => {
  expect(readSettings(data, undefined, {})).toEqual({ machine: 'auto', ssh: {}, vagrant: {}, v86: {} });
});

test('the call goes before the environment, and that before the file', () => {
  saveSettings(data, { machine: 'qemu', vagrant: { provider: 'libvirt' } });
  expect(readSettings(data, undefined, {}).machine).toBe('qemu');
  expect(readSettings(data, undefined, { PATCHBAY_MACHINE: 'vagrant' }).machine).toBe('vagrant');
  expect(readSettings(data, 'ssh://h', { PATCHBAY_MACHINE: 'vagrant' })).toMatchObject({
    machine: 'ssh://h',
    vagrant: { provider: 'libvirt' },
  });
});

test('the emulated machine’s snapshot, also under its older name', () => {
  const file = join(data.root, 'settings.json');
  for (const [v86, snapshot] of [
    [{ snapshot: '/stick/v86' }, '/stick/v86'],
    [{ state: '/stick/v86' }, '/stick/v86'],
    [{ state: '/old', snapshot: '/new' }, '/new'],
  ] as const) {
    writeFileSync(file, JSON.stringify({ v86 }));
    expect(readSettings(data, undefined, {}).v86).toEqual({ snapshot });
  }
});

test.each(['{', '[]', '{"machin": "qemu"}', '{"ssh": {"keyFile": 3}}', '{"vagrant": {"cpus": 0}}'])(
  'a file that says %s is named, with what is wrong',
  (text) => {
    writeFileSync(join(data.root, 'settings.json'), text);
    expect(() => readSettings(data, undefined, {})).toThrow(
      /can't read the settings in \S+\/settings\.json\./,
    );
  },
);

test('a place is a user on a host', () => {
  expect(sshPlace('ssh://192.0.2.7')).toEqual({ user: 'root', host: '192.0.2.7', port: 22 });
  expect(sshPlace('ssh://ann@vm7.example:2207')).toEqual({ user: 'ann', host: 'vm7.example', port: 2207 });
  expect(sshPlace('ssh://[2001:db8::7]:2207/')).toEqual({ user: 'root', host: '2001:db8::7', port: 2207 });
  for (const text of ['vm7', 'http://vm7', 'ssh://', 'ssh://a:secret@vm7', 'ssh://vm7/path', 'ssh://vm7?x'])
    expect(sshPlace(text)).toBeUndefined();
});

test('an unknown machine is reported with the known ones', () => {
  expect(machineChoice('qemu')).toEqual({ kind: 'qemu' });
  expect(() => machineChoice('ssh')).toThrow(
    /no machine 'ssh'.*auto, qemu, vagrant, v86, ssh:\/\/user@host:port/,
  );
});
