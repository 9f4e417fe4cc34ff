import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownIdentity } from '../../../vm/process/processIdentity.ts';
import { openDataFolder, type DataFolder } from '../../../vm/store/dataFolder.ts';
import { unsentFiles } from '../../../vm/store/unsentFiles.ts';

let home: string;
let data: DataFolder;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'patchbay-unsent-'));
  data = openDataFolder({ PATCHBAY_HOME: home });
  folder = join(home, 'class-unsent');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const GONE = { pid: 1, start: 'long ago' };

function adopted(seat = 'seat'): unknown[] {
  const all: unknown[] = [];
  unsentFiles(data).adopt(seat, (events) => all.push(events));
  return all;
}

/** A file of another window. */
function leave(name: string, content: object | string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

test('two windows of a learner do not overwrite what the other has to send', () => {
  const [one, two] = [unsentFiles(data), unsentFiles(data)];
  one.save('seat', [{ number: 1 }]);
  two.save('seat', [{ number: 2 }]);
  one.save('seat', [{ number: 1 }, { number: 3 }]);
  const files = readdirSync(folder);
  expect(files).toHaveLength(2);
  for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  two.save('seat', []);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('what a window that is gone left is given to the next, once', () => {
  leave('1.json', { owner: GONE, seat: 'seat', events: [{ number: 1 }] });
  leave('2.json', { owner: GONE, seat: 'seat', events: [{ number: 2 }] });
  expect(adopted()).toEqual([[{ number: 1 }], [{ number: 2 }]]);
  expect(adopted()).toEqual([]);
});

test('what a living window has to send stays with it', () => {
  leave('1.json', { owner: ownIdentity(), seat: 'seat', events: [{ number: 1 }] });
  expect(adopted()).toEqual([]);
  expect(readdirSync(folder)).toEqual(['1.json']);
});

test('what was left of another seat, and what is damaged, is removed', () => {
  leave('1.json', { owner: GONE, seat: 'another', events: [{ number: 1 }] });
  leave('2.json', 'damaged');
  leave('3.json', '{}');
  leave('4.json.ab12.tmp', 'just being written');
  expect(adopted()).toEqual([]);
  expect(readdirSync(folder)).toEqual(['4.json.ab12.tmp']);
});

test('a window that dies while it takes over what was left loses nothing', () => {
  leave('1.json', { owner: GONE, seat: 'seat', events: [{ number: 1 }] });
  expect(() =>
    unsentFiles(data).adopt('seat', () => {
      throw new Error('dies');
    }),
  ).toThrow('dies');
  expect(adopted()).toEqual([[{ number: 1 }]]);
});
