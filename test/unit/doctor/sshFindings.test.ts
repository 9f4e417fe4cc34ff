import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { diagnose } from '../../../vm/doctor/diagnose.ts';
import { readSettings, saveSettings } from '../../../vm/store/settings.ts';
import { FakeComputer } from './fakeComputer.ts';
import { openSshServer, type SshServer } from './sshServer.ts';
import { advice } from './advice.ts';

const PATH = process.env['PATH'];
let computer: FakeComputer;
let server: SshServer;
/** What the other machine answers to dpkg-query. */
let installed: string;

beforeEach(async () => {
  computer = new FakeComputer();
  // The other machine is this one, but for its marker, its packages and its Docker.
  vi.stubEnv('PATH', PATH);
  vi.stubEnv('SSH_AUTH_SOCK', '');
  installed = 'echo -n installed';
  const packages = () => `dpkg-query() { ${installed}; }; sudo() { false; }`;
  server = await openSshServer(
    'root',
    (line) =>
      `${packages()}; export -f dpkg-query sudo; ${line.replaceAll('/etc/patchbay-disposable', join(computer.root, 'marker'))}`,
  );
  computer.file('known_hosts', `[127.0.0.1]:${server.port} ${server.hostKey}\n`);
  saveSettings(computer.data, { ssh: { knownHosts: join(computer.root, 'known_hosts') } });
});
afterEach(async () => {
  await server.close();
  computer.remove();
});

const lessons = [
  { id: 'bridge', requires: [] },
  { id: 'compile', requires: ['gcc'] },
];
async function look(user = 'root'): Promise<{ well: string[]; missing: string[] }> {
  const settings = readSettings(computer.data, `ssh://${user}@127.0.0.1:${server.port}`);
  const findings = await diagnose({}, computer.data, settings, lessons);
  return {
    well: findings.filter(({ ok }) => ok).map(({ id }) => id),
    missing: findings
      .filter(({ ok }) => !ok)
      .map((finding) => `${finding.id}: ${finding.what} ${advice(finding)}`),
  };
}

test('a host whose key is not known: the fingerprint that it shows, and how to add it', async () => {
  computer.file('known_hosts', '');
  const { well, missing } = await look();
  expect(well).toEqual([]);
  expect(missing).toEqual([expect.stringMatching(/^ssh-host: .*SHA256:.*ssh-keyscan -p \d+ 127\.0\.0\.1/)]);
});

test('a user whom the machine does not let in', async () => {
  const { well, missing } = await look('ann');
  expect(well).toEqual(['ssh-host']);
  expect(missing).toEqual([expect.stringMatching(/^ssh-login: .*does not let ann in/)]);
});

test('a machine without the marker', async () => {
  const { well, missing } = await look();
  expect(well).toEqual(['ssh-host', 'ssh-login']);
  expect(missing).toEqual([expect.stringMatching(/^ssh-disposable: .*does not say that it is disposable/)]);
});

test('what every lesson needs is not there', async () => {
  computer.file('marker', '');
  installed = `case "$*" in *" gcc") ;; *) echo -n installed ;; esac`;
  const { well, missing } = await look();
  expect(well).toEqual(['ssh-host', 'ssh-login', 'ssh-disposable', 'ssh-root']);
  expect(missing).toEqual([
    expect.stringMatching(/^ssh-packages: .*Missing there: gcc\. .*apt-get install gcc\./),
  ]);
});

test('what some lessons use is not there: it goes on to which lessons those are', async () => {
  computer.file('marker', '');
  installed = `case "$*" in *" tcpdump") ;; *) echo -n installed ;; esac`;
  const { well, missing } = await look();
  expect(missing[0]).toMatch(/^ssh-more-packages: .*apt-get install tcpdump\./);
  expect(well.slice(0, 5)).toEqual(['ssh-host', 'ssh-login', 'ssh-disposable', 'ssh-root', 'ssh-packages']);
  expect([...well, ...missing].some((id) => id.startsWith('ssh-lessons'))).toBe(true);
});
