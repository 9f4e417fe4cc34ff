import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ownIdentity } from '../../../vm/process/processIdentity.ts';
import { locateDataFolder, openDataFolder, type DataFolder } from '../../../vm/store/dataFolder.ts';
import { installationKey, newKeyPair } from '../../../vm/store/installationKey.ts';
import { cleanLeftovers } from '../../../vm/store/leftovers.ts';
import { heir, listRecords } from '../../../vm/store/machineRecord.ts';

let home: string;
let data: DataFolder;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'patchbay-store-'));
  data = openDataFolder({ PATCHBAY_HOME: home });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const GONE = { pid: 1, start: 'long ago' };

test('the data folder is where the settings of the system say', () => {
  expect(locateDataFolder({ PATCHBAY_HOME: '/p', XDG_DATA_HOME: '/x' }).root).toBe('/p');
  expect(locateDataFolder({ XDG_DATA_HOME: '/x' }).root).toBe('/x/patchbay');
  expect(locateDataFolder({ XDG_DATA_HOME: 'relative' }).root).toMatch(/\.local\/share\/patchbay$/);
  expect(statSync(home).mode & 0o777).toBe(0o700);
});

test('the key is made once, and readable by its owner alone', async () => {
  const [a, b] = await Promise.all([installationKey(data), installationKey(data)]);
  expect(b).toEqual(a);
  expect(a.publicLine).toMatch(/^ssh-ed25519 AAAA\S+ patchbay$/);
  expect(statSync(join(data.keys, 'id_ed25519')).mode & 0o777).toBe(0o600);
  writeFileSync(join(data.keys, 'id_ed25519'), 'damaged');
  expect((await installationKey(data)).publicLine).not.toBe(a.publicLine);
});

test('a malformed key pair, as ssh2 makes one now and then, is made again', () => {
  const good = newKeyPair();
  const malformed = { ...good, private: good.private.replace(/\n[^-]{20}/, '\n') };
  const make = vi.spyOn(ssh2.utils, 'generateKeyPairSync').mockReturnValueOnce(malformed);
  const pair = newKeyPair();
  expect(make).toHaveBeenCalledTimes(2);
  expect(pair).not.toEqual(malformed);
  expect(ssh2.utils.parseKey(pair.private)).not.toBeInstanceOf(Error);
  make.mockRestore();
});

test('leftovers of ended processes are removed, those of living ones stay', async () => {
  for (const [name, owner] of [
    ['m1', GONE],
    ['m2', ownIdentity()],
  ] as const) {
    mkdirSync(join(data.run, name));
    writeFileSync(join(data.run, name, 'owner.json'), JSON.stringify(owner));
  }
  writeFileSync(join(data.machines, 'm3.json'), 'damaged');
  writeFileSync(join(data.machines, 'x.tmp'), '');
  utimesSync(join(data.machines, 'x.tmp'), 1, 1);
  expect((await cleanLeftovers(data)).sort()).toEqual(['m1', 'm3']);
  expect(readdirSync(data.run)).toEqual(['m2']);
  expect(readdirSync(data.machines)).toEqual([]);
});

test('a record of an older version is read', () => {
  const facts = { architecture: 'x86_64', engine: 'qemu' };
  const older = { format: 1, id: 'm1', kind: 'qemu', process: GONE, port: 1, facts };
  const needs = { docker: true, internet: false };
  writeFileSync(join(data.machines, 'm1.json'), JSON.stringify({ ...older, needs, startedAt: '1' }));
  const newer = { ...older, id: 'm2', requirements: needs, startedAt: '2' };
  writeFileSync(join(data.machines, 'm2.json'), JSON.stringify(newer));
  const read = listRecords(data);
  expect(read).toMatchObject([{ requirements: needs }, { requirements: needs }]);
  expect(read[0]).not.toHaveProperty('needs');
  expect(read[0]?.facts).toMatchObject({ backend: 'qemu' });
});

test('a machine that is left to another process lasts as long as that one does', async () => {
  expect(heir({})).toBeUndefined();
  expect(heir({ PATCHBAY_WHILE: 'nobody' })).toBeUndefined();
  const owner = heir({ PATCHBAY_WHILE: String(process.pid) });
  expect(owner).toEqual(ownIdentity());
  const record = { format: 1, id: 'm4', kind: 'qemu', process: ownIdentity(), owner, port: 1 };
  writeFileSync(join(data.machines, 'm4.json'), JSON.stringify(record));
  expect(await cleanLeftovers(data)).toEqual([]);
  const { pid } = ownIdentity();
  expect(await cleanLeftovers(data, { isOver: (who) => who.pid === pid })).toEqual(['m4']);
});
