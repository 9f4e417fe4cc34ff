import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachMachine, listMachines } from '../../../vm/machines/openMachine.ts';
import { FakeComputer } from '../doctor/fakeComputer.ts';

let computer: FakeComputer;
beforeEach(() => void (computer = new FakeComputer()));
afterEach(() => computer.remove());

test('to join a machine lists none and cleans up nothing: who names it has listed them', async () => {
  const { data } = computer;
  mkdirSync(join(data.run, 'm1'));
  writeFileSync(join(data.run, 'm1', 'owner.json'), JSON.stringify({ pid: 1, start: 'long ago' }));
  await expect(attachMachine('m2', {}, data)).rejects.toMatchObject({ code: 'machine-gone' });
  expect(readdirSync(data.run)).toEqual(['m1']);
  expect(await listMachines(data)).toEqual([]);
  expect(readdirSync(data.run)).toEqual([]);
});

test('a machine whose process has ended is not joined', async () => {
  const { data } = computer;
  const record = { format: 1, id: 'm1', kind: 'qemu', process: { pid: 1, start: 'long ago' }, port: 1 };
  writeFileSync(join(data.machines, 'm1.json'), JSON.stringify(record));
  await expect(attachMachine('m1', {}, data)).rejects.toMatchObject({ code: 'machine-gone' });
});
