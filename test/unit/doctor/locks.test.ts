import { execa } from 'execa';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { locksFinding } from '../../../vm/doctor/vagrant/locksFinding.ts';
import { advice } from './advice.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'patchbay-locks-'));
  mkdirSync(join(home, 'data'));
});
afterEach(() => rmSync(home, { recursive: true }));

test.runIf(process.platform === 'linux')('a lock that is held, by whom, and then by nobody', async () => {
  const file = join(home, 'data', 'lock.box-metadata.lock');
  writeFileSync(file, '');
  expect(locksFinding(home)).toMatchObject([{ ok: true }]);
  // util-linux's flock(1) holds it as Ruby's File#flock does.
  const holder = execa('flock', ['--no-fork', file, 'sh', '-c', 'echo held; exec sleep 30'], {
    reject: false,
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  const [finding] = locksFinding(home);
  expect(finding).toMatchObject({
    id: 'vagrant-lock',
    ok: false,
    what: 'Another Vagrant is using this machine.',
  });
  expect(advice(finding)).toMatch(new RegExp(`^Process ${holder.pid} holds ${file}\\..*Wait for it`));
  holder.kill();
  await holder;
  expect(locksFinding(home)).toMatchObject([{ ok: true }]);
});

test('where the kernel does not list locks, nothing is reported', () => {
  expect(locksFinding(home, join(home, 'none'))).toEqual([]);
});
