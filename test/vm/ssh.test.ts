import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import type { MachineSettings } from '../../vm/store/settings.ts';
import { machineContract } from './contracts/machineContract.ts';
import { terminalContract } from './contracts/terminalContract.ts';
import { openSshServer, type SshServer } from './harness/sshServer.ts';
import { leftIn, removeTestData, testData } from './harness/testData.ts';

const requirements = { docker: false, internet: false };
/** Somebody else's Linux, which happens to be a clone; and the learner's side. */
const [theirs, data] = [testData(), testData()];
let provided: Machine;
let machine: Machine;
let settings: MachineSettings;
let server: SshServer;
let knownHosts: string;

const begin = (): Promise<Machine> => createMachine({ requirements, lesson: 'some-lesson', settings }, data);

beforeAll(async () => {
  provided = await createMachine(
    { requirements, settings: { machine: 'qemu', ssh: {}, vagrant: {}, v86: {} } },
    theirs,
  );
  await provided.start();
  server = await openSshServer(provided, theirs);
  knownHosts = join(data.root, 'known_hosts');
  settings = {
    machine: `ssh://root@127.0.0.1:${server.port}`,
    ssh: { keyFile: join(data.keys, 'id_ed25519'), knownHosts },
    vagrant: {},
    v86: {},
  };
});

afterAll(async () => {
  await provided.destroy();
  const left = [...leftIn(data), ...leftIn(theirs)];
  for (const one of [data, theirs]) removeTestData(one);
  expect(left).toEqual([]);
});

describe('who may not be touched is not', () => {
  test('a host that nobody vouches for: its fingerprint, and how to add it', async () => {
    const refused = (await begin()).start();
    await expect(refused).rejects.toThrow(
      /is not in .*known_hosts.*SHA256:.*ssh-keyscan -p \d+ 127\.0\.0\.1/,
    );
  });

  test('a host that shows another key than the known one', async () => {
    const other = readFileSync(join(data.keys, 'id_ed25519.pub'), 'utf8');
    writeFileSync(knownHosts, `[127.0.0.1]:${server.port} ${other}`);
    await expect((await begin()).start()).rejects.toThrow(/shows a key that is not the expected one/);
  });

  test('a machine without the marker: how to say that it is disposable', async () => {
    writeFileSync(knownHosts, `[127.0.0.1]:${server.port} ${server.hostKey}\n`);
    const refused = (await begin()).start();
    await expect(refused).rejects.toMatchObject({ code: 'not-disposable' });
    await expect(refused).rejects.toThrow(/sudo touch \/etc\/patchbay-disposable/);
    expect((await provided.exec('vm', { argv: ['ls', '/run/patchbay'] })).stdout).not.toContain('claim');
    expect(leftIn(data)).toEqual([]);
  });

  test('a machine that another computer uses', async () => {
    await provided.exec('vm', {
      script: 'touch /etc/patchbay-disposable; echo another >/run/patchbay/claim',
    });
    const refused = (await begin()).start();
    await expect(refused).rejects.toMatchObject({ code: 'claimed-elsewhere' });
    await provided.exec('vm', { argv: ['rm', '/run/patchbay/claim'] });
  });
});

describe('a machine that says it is disposable', () => {
  beforeAll(async () => {
    // None of our programs is there: they are compiled, there.
    const script =
      'rm -r /usr/lib/patchbay/programs; rm /usr/sbin/patchbay-{agent,capture,host,state,tty,wake,watch}';
    expect(await provided.exec('vm', { script })).toMatchObject({ exitCode: 0 });
    machine = await begin();
    await machine.start();
  });

  test('is recorded, and serves one lesson at a time', async () => {
    expect(await listMachines(data)).toMatchObject([{ kind: 'ssh', lesson: 'some-lesson' }]);
    expect(machine.facts).toMatchObject({ backend: 'ssh', gcc: true });
    expect((await machine.exec('vm', { argv: ['ls', '/usr/sbin/patchbay-wake'] })).exitCode).toBe(0);
    await expect(begin()).rejects.toThrow(/in use.*some-lesson.*patchbay destroy some-lesson/);
  });

  describe('programs and files', () => machineContract(() => machine));
  describe('terminals', () => terminalContract(() => machine));

  test('is found again by another process', async () => {
    const { id } = machine;
    machine.detach();
    machine = (await attachMachine(id, {}, data)).machine;
    expect((await machine.exec('vm', { argv: ['uname'] })).stdout).toBe('Linux\n');
  });

  test('a reset cleans what a lesson makes', async () => {
    const look =
      'ip -o link | wc -l; ip -4 -o address; ip route; sysctl net.ipv4.ip_forward; ls -A /root; nft list ruleset';
    await machine.reset();
    const before = (await machine.exec('vm', { script: look })).stdout;
    const pty = await machine.openTerminal('left', { host: 'vm' }, { columns: 80, rows: 24 });
    pty.write('sleep 8765 &\r');
    await machine.exec('vm', {
      script: `mkdir -p /root/lesson && touch /root/lesson/x /root/mark
        patchbay-host add h1 && patchbay-host exec h1 -- ip netns add inner
        ip netns add red && ip link add br0 type bridge && ip link add v0 type veth peer name v1 netns red
        ip link add v42 type vxlan id 42 dstport 4789 local 10.0.2.15 && ip tuntap add tap0 mode tap
        ip link set eth0 mtu 1400 && ip address add 192.0.2.1/24 dev eth0 && ip route add 198.51.100.0/24 via 10.0.2.2
        sysctl -q -w net.ipv4.ip_forward=1 && nft add table ip lesson
        tc qdisc add dev eth0 root netem delay 1ms
        ip netns exec red setsid sleep 8765 </dev/null >/dev/null 2>&1 &
        setsid sleep 8765 </dev/null >/dev/null 2>&1 &
        sleep 0.1`,
    });
    expect((await machine.exec('vm', { argv: ['pgrep', '-c', '-fx', 'sleep 8765'] })).stdout).toBe('3\n');
    await machine.reset();
    expect((await machine.exec('vm', { script: look })).stdout).toBe(before);
    const left =
      'pgrep -fx "sleep 8765"; patchbay-host list; ip netns list; patchbay-tty list; tc qdisc show dev eth0 | grep netem';
    expect((await machine.exec('vm', { script: left })).stdout.trim()).toBe('');
    pty.dispose();
  });

  test('destroyed, it is free and clean, and still there', async () => {
    await machine.exec('vm', { script: 'touch /root/mark; ip netns add red' });
    await machine.destroy();
    expect(leftIn(data)).toEqual([]);
    const seen = await provided.exec('vm', { script: 'ls /root; ip netns list; ls /run/patchbay/claim' });
    expect(seen.stdout).toBe('');
  });
});
