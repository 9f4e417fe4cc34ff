import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBox } from '../../vm/box/buildBox.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';

/** VirtualBox itself is not in Debian: what it is given is looked at, and its disk is started behind the same controller. */
const folder = mkdtempSync(join(tmpdir(), 'patchbay-box-'));
const box = join(folder, 'patchbay-virtualbox.box');

beforeAll(async () => {
  await buildBox(openDataFolder(), box, 'virtualbox');
  mkdirSync(join(folder, 'unpacked'));
  execFileSync('tar', ['-xf', box, '-C', join(folder, 'unpacked')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('Vagrant takes it as a box for VirtualBox', () => {
  const env = { ...process.env, VAGRANT_HOME: join(folder, 'home') };
  const vagrant = (...args: string[]): string =>
    execFileSync('vagrant', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const sha256 = readFileSync(`${box}.sha256`, 'utf8').split(' ')[0]!;
  vagrant('box', 'add', '--name', 'ours', '--checksum-type', 'sha256', '--checksum', sha256, box);
  expect(vagrant('box', 'list')).toMatch(/^ours \(virtualbox, 0\b/);
});

test('its description names the disk, as large as it is', () => {
  const ovf = readFileSync(join(folder, 'unpacked', 'box.ovf'), 'utf8');
  const disk = JSON.parse(
    execFileSync('qemu-img', ['info', '--output=json', join(folder, 'unpacked', 'disk.vmdk')], {
      encoding: 'utf8',
    }),
  ) as { 'virtual-size': number; 'format-specific': { data: { 'create-type': string } } };
  expect(disk['format-specific'].data['create-type']).toBe('streamOptimized');
  expect(ovf).toContain(`ovf:capacity="${disk['virtual-size']}"`);
  expect(ovf).toContain('ovf:href="disk.vmdk"');
});

test(
  'its disk starts a Linux from an IDE controller, which asks for an address',
  { timeout: 120_000 },
  async () => {
    const machine = spawn(
      'qemu-system-x86_64',
      [
        ...['-accel', 'tcg', '-m', '768', '-nodefaults', '-display', 'none', '-serial', 'stdio'],
        ...['-machine', 'pc', '-drive', `if=ide,format=vmdk,snapshot=on,file=${folder}/unpacked/disk.vmdk`],
        ...['-netdev', 'user,id=net,restrict=on', '-device', 'virtio-net-pci,netdev=net,romfile='],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    try {
      await new Promise<void>((resolve, reject) => {
        const hear = (part: Buffer): void => {
          said += part.toString();
          if (/PATCHBAY (READY|FAILED)/.test(said)) resolve();
        };
        machine.stdout.on('data', hear);
        machine.stderr.on('data', hear);
        machine.once('exit', () => reject(new Error(`QEMU ended: ${said}`)));
      });
    } finally {
      machine.kill('SIGKILL');
    }
    expect(said).toMatch(/PATCHBAY HOSTKEY ssh-ed25519 \S+\s+PATCHBAY READY/);
  },
);
