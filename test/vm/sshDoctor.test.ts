import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { diagnose } from '../../vm/doctor/diagnose.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import type { MachineSettings } from '../../vm/store/settings.ts';
import { openSshServer, type SshServer } from './harness/sshServer.ts';
import { leftIn, removeTestData, testData } from './harness/testData.ts';

/** Somebody else's Linux, which happens to be a clone; what it lacks is mended from one test to the next. */
const [theirs, data] = [testData(), testData()];
const lessons = [
  { id: 'bridge', requires: [] },
  { id: 'docker0', requires: ['docker'] },
  { id: 'registry', requires: ['etcd'] },
];
let provided: Machine;
let server: SshServer;
let knownHosts: string;

/** The last finding in words, and the ids of those that are well before it. */
async function look(change: Partial<MachineSettings> = {}): Promise<{ well: string[]; last: string }> {
  const ssh = { keyFile: join(data.keys, 'id_ed25519'), knownHosts };
  const base = { machine: `ssh://root@127.0.0.1:${server.port}`, ssh, vagrant: {}, v86: {} };
  const findings = await diagnose({}, data, { ...base, ...change }, lessons);
  const missing = findings.filter((finding) => !finding.ok);
  return {
    well: findings.filter(({ ok }) => ok).map(({ id }) => id),
    last: missing.map(({ id, what, why, next }) => `${id}: ${what} ${why} ${next}`).join('\n'),
  };
}
const there = async (script: string): Promise<void> =>
  expect(await provided.exec('vm', { script })).toMatchObject({ exitCode: 0 });

beforeAll(async () => {
  const settings = { machine: 'qemu', ssh: {}, vagrant: {}, v86: {} };
  provided = await createMachine({ requirements: { docker: false, internet: false }, settings }, theirs);
  await provided.start();
  server = await openSshServer(provided, theirs);
  knownHosts = join(data.root, 'known_hosts');
});

afterAll(async () => {
  await provided.destroy();
  const left = [...leftIn(data), ...leftIn(theirs)];
  for (const one of [data, theirs]) removeTestData(one);
  expect(left).toEqual([]);
});

test('a place where nothing answers', async () => {
  const { well, last } = await look({ machine: 'ssh://root@127.0.0.1:9' });
  expect(well).toEqual([]);
  expect(last).toMatch(/^ssh-host: .*No ssh server answers at 127\.0\.0\.1:9/);
});

test('a host that nobody vouches for: its fingerprint, and how to add it', async () => {
  const { last } = await look();
  expect(last).toMatch(/^ssh-host: .* is not known\. .*SHA256:.*ssh-keyscan -p \d+ 127\.0\.0\.1/);
});

test('a key that the machine does not take', async () => {
  writeFileSync(knownHosts, `[127.0.0.1]:${server.port} ${server.hostKey}\n`);
  const { well, last } = await look({ machine: `ssh://nobody@127.0.0.1:${server.port}` });
  expect(well).toEqual(['ssh-host']);
  expect(last).toMatch(/^ssh-login: .*does not let nobody in with this key/);
});

test('a machine without the marker', async () => {
  const { well, last } = await look();
  expect(well).toEqual(['ssh-host', 'ssh-login']);
  expect(last).toMatch(/^ssh-disposable: .*sudo touch \/etc\/patchbay-disposable/);
});

test('packages that are not there, and the lessons that it can’t play for that', async () => {
  await there('touch /etc/patchbay-disposable; mv /usr/bin/etcdctl /usr/bin/etcdctl.away');
  // dpkg's own list of what is installed, without etcd-client.
  await there(
    `cp /var/lib/dpkg/status /root/status && sed -i '/^Package: etcd-client$/,/^$/d' /var/lib/dpkg/status`,
  );
  const { well, last } = await look();
  expect(well).toEqual(['ssh-host', 'ssh-login', 'ssh-disposable', 'ssh-root', 'ssh-packages']);
  expect(last).toMatch(/^ssh-more-packages: .*apt-get install etcd-client\./);
  expect(last).toMatch(/^ssh-lessons: The machine can't play registry \(needs etcd\)\./m);
});

test('what every lesson needs is not there', async () => {
  await there(`sed -i '/^Package: gcc$/,/^$/d' /var/lib/dpkg/status`);
  const { well, last } = await look();
  expect(well.at(-1)).toBe('ssh-root');
  expect(last).toMatch(/^ssh-packages: .*apt-get install gcc\./);
});

test('a machine that has it all, in which the doctor leaves nothing', async () => {
  await there('mv /usr/bin/etcdctl.away /usr/bin/etcdctl; mv /root/status /var/lib/dpkg/status');
  const { well, last } = await look();
  expect(last).toBe('');
  expect(well.slice(-2)).toEqual(['ssh-more-packages', 'ssh-lessons']);
  const seen = await provided.exec('vm', { script: 'ls /root; ls /run/patchbay/claim' });
  expect(seen.stdout).toBe('');
});
