import { execa } from 'execa';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Finding, FindingId } from '../../vm/doctor/finding.ts';
import { vagrantFindings } from '../../vm/doctor/vagrant/vagrantFindings.ts';
import type { VagrantSettings } from '../../vm/store/settings.ts';
import { advice } from '../unit/doctor/advice.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import { openLibvirtHost, type LibvirtHost } from './libvirtHost.ts';

const data = testData();
let host: LibvirtHost;
beforeAll(async () => {
  host = await openLibvirtHost(data);
});
afterAll(async () => {
  await host.close();
  removeTestData(data);
});
afterEach(() => void vi.unstubAllEnvs());

async function look(change: VagrantSettings = {}): Promise<Map<FindingId, Finding>> {
  const findings = await vagrantFindings(data, { ...host.settings.vagrant, ...change }, {});
  return new Map(findings.map((finding) => [finding.id, finding]));
}

test('a computer that has it all', async () => {
  const found = await look();
  // Whatever else runs here, memory is not the test's to say.
  const missing = [...found.values()].filter(({ id, ok }) => !ok && id !== 'memory');
  expect(missing).toEqual([]);
  expect(found.get('vagrant')?.what).toMatch(/^Vagrant 2\.\d+\.\d+ is installed\./);
  expect(found.get('vagrant-plugins')?.what).toContain('vagrant-libvirt');
  expect(found.get('vagrant-provider')?.what).toMatch(/^libvirt/);
  expect(found.get('libvirt')?.what).toMatch(/^libvirt \d+\.\d+\.\d+ answers\./);
});

test('a plugin list that Vagrant cannot read', async () => {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-home-'));
  vi.stubEnv('VAGRANT_HOME', home);
  writeFileSync(join(home, 'plugins.json'), '{oops');
  const finding = (await look()).get('vagrant-plugins');
  expect(finding).toMatchObject({ ok: false, what: 'Vagrant’s plugins don’t fit together.' });
  expect(advice(finding)).toMatch(/plugins\.json.*vagrant plugin repair/);
  rmSync(home, { recursive: true });
});

test('a provider that is not here', async () => {
  expect((await look({ provider: 'parallels' })).get('vagrant-provider')).toMatchObject({ ok: false });
});

test('settings that choose KVM where there is none', async () => {
  const finding = (await look({ driver: 'kvm' })).get('virtualisation');
  const usable = existsSync('/dev/kvm') && /\b(vmx|svm)\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
  expect(finding?.ok).toBe(usable);
});

test('the public box, where the internet cannot be reached', async () => {
  vi.stubEnv('VAGRANT_SERVER_URL', 'https://127.0.0.1:9');
  const finding = (await look({ boxFile: undefined })).get('box');
  expect(finding).toMatchObject({ ok: false, what: 'Vagrant can’t fetch the box.' });
  expect(advice(finding)).toMatch(/curl: \(7\).*127\.0\.0\.1.*HTTPS_PROXY/);
});

test('a lock of Vagrant’s home that is held', async () => {
  const locks = join(process.env['VAGRANT_HOME']!, 'data');
  mkdirSync(locks, { recursive: true });
  const file = join(locks, 'lock.dotlock.lock');
  const holder = execa('flock', ['--no-fork', file, 'sh', '-c', 'echo held; exec sleep 60'], {
    reject: false,
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect((await look()).get('vagrant-lock')?.why).toContain(`Process ${holder.pid} holds ${file}`);
  holder.kill();
  await holder;
  expect((await look()).get('vagrant-lock')?.ok).toBe(true);
});
