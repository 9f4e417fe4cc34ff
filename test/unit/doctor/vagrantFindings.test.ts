import { beforeEach, expect, test } from 'vitest';
import { vagrantFindings } from '../../../vm/doctor/vagrant/vagrantFindings.ts';
import type { Finding } from '../../../vm/doctor/finding.ts';
import type { VagrantSettings } from '../../../vm/store/settings.ts';
import { REAL_STDERR } from '../vm/vagrantOutputs.ts';
import { FakeComputer } from './fakeComputer.ts';
import { advice } from './advice.ts';

let computer: FakeComputer;
beforeEach(() => {
  computer = new FakeComputer();
  return () => computer.remove();
});

/** What Vagrant 2.3.4 of Debian prints. */
const PLUGINS = `1795791332,,ui,info,vagrant-libvirt (0.11.2%!(VAGRANT_COMMA) system)
1795791332,,plugin-name,vagrant-libvirt
1795791332,vagrant-libvirt,plugin-version,0.11.2%!(VAGRANT_COMMA) system
`;
const vagrant = (
  plugins: { out?: string; err?: string; exit?: number } = {},
  version = '2.3.4',
): FakeComputer =>
  computer.program('vagrant', {
    script: `[ "$1" != --version ] || { echo 'Vagrant ${version}'; exit 0; }`,
    ...plugins,
  });
/** What virsh 9.0 prints. */
const DAEMON = `Compiled against library: libvirt 9.0.0
Using library: libvirt 9.0.0
Using API: QEMU 9.0.0
Running hypervisor: QEMU 7.2.22
Running against daemon: 9.0.0
`;

async function look(settings: VagrantSettings = { boxFile: '/nowhere' }): Promise<Map<string, Finding>> {
  const findings = await vagrantFindings(computer.data, settings, {});
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  expect(byId.size).toBe(findings.length);
  return byId;
}

test('without Vagrant nothing after it is asked', async () => {
  const found = await look();
  expect([...found.keys()]).toEqual(['vagrant', 'disk', 'memory']);
  expect(found.get('vagrant')).toMatchObject({ ok: false, what: 'Vagrant is not installed.' });
  expect(advice(found.get('vagrant'))).toMatch(/apt-get install vagrant.*--machine qemu/);
});

test.each([
  ['2.2.19', false],
  ['1.9.1', false],
  ['2.3.4', true],
  ['2.4.9', true],
  ['3.0.0', true],
])('Vagrant %s is new enough: %s', async (version, ok) => {
  vagrant({}, version);
  const finding = (await look()).get('vagrant');
  expect(finding?.ok).toBe(ok);
  expect(`${finding?.what} ${advice(finding)}`).toContain(version);
  if (!ok) expect(advice(finding)).toContain('Install Vagrant 2.3 or newer.');
});

test('plugins that do not fit together: how they are repaired', async () => {
  vagrant({ err: REAL_STDERR.pluginsDontFit, exit: 1 });
  const finding = (await look()).get('vagrant-plugins');
  expect(finding).toMatchObject({ ok: false, what: 'Vagrant’s plugins don’t fit together.' });
  expect(advice(finding)).toMatch(/vagrant plugin repair/);
});

test('no program that Vagrant could run a machine with', async () => {
  vagrant();
  const found = await look();
  expect(found.get('vagrant-provider')).toMatchObject({ ok: false });
  expect(advice(found.get('vagrant-provider'))).toMatch(/Install VirtualBox.*vagrant-libvirt/);
  expect(found.has('box')).toBe(false);
});

test('a provider that the settings want, and that is not here', async () => {
  vagrant().program('VBoxManage');
  expect(advice((await look({ provider: 'libvirt' })).get('vagrant-provider'))).toMatch(/says libvirt/);
  expect((await look({ provider: 'virtualbox' })).get('vagrant-provider')?.what).toMatch(/^VirtualBox/);
});

test('libvirt without its plugin', async () => {
  vagrant().program('libvirtd');
  const finding = (await look()).get('vagrant-provider');
  expect(finding?.ok).toBe(false);
  expect(advice(finding)).toMatch(/vagrant-libvirt is not.*apt-get install vagrant-libvirt/);
});

test('libvirt that answers, with what makes its networks', async () => {
  vagrant({ out: PLUGINS }).program('libvirtd').program('dnsmasq').program('virsh', { out: DAEMON });
  const found = await look();
  expect(found.get('vagrant-plugins')?.what).toBe('Vagrant’s plugins: vagrant-libvirt.');
  expect(found.get('libvirt')).toMatchObject({ ok: true, what: 'libvirt 9.0.0 answers.' });
  expect(found.get('libvirt-network')?.ok).toBe(true);
});

test.each([
  [
    `error: failed to connect to the hypervisor\nerror: Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory\n`,
    'libvirt does not answer.',
  ],
  [
    `error: failed to connect to the hypervisor\nerror: Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied\n`,
    'You may not use libvirt.',
  ],
])('libvirt that does not: %s', async (err, what) => {
  vagrant({ out: PLUGINS }).program('libvirtd').program('virsh', { err, exit: 1 });
  const found = await look();
  expect(found.get('libvirt')).toMatchObject({ ok: false, what });
  expect(advice(found.get('libvirt'))).toMatch(/libvirt-sock.*systemctl start libvirtd.*usermod -aG libvirt/);
  expect(found.get('libvirt-network')).toMatchObject({ ok: false, what: 'dnsmasq is not installed.' });
});
