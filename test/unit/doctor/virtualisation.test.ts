import { afterEach, beforeEach, expect, test } from 'vitest';
import { virtualisationFinding } from '../../../vm/doctor/vagrant/virtualisationFinding.ts';
import { FakeComputer } from './fakeComputer.ts';
import { advice } from './advice.ts';

let computer: FakeComputer;
beforeEach(() => void (computer = new FakeComputer()));
afterEach(() => computer.remove());

const VIRTUALBOX = { name: 'virtualbox', title: 'VirtualBox', programs: [] };
const LIBVIRT = { name: 'libvirt', title: 'libvirt', programs: [] };
const cpu = (flags: string): FakeComputer =>
  computer.file('proc/cpuinfo', `processor\t: 0\nflags\t\t: fpu sse2 ${flags} aes\n`);
const look = (provider: typeof LIBVIRT, driver?: 'kvm' | 'qemu'): string => {
  const [finding] = virtualisationFinding(provider, { driver }, computer.root, 'linux');
  return `${finding?.ok ? 'ok' : 'MISSING'} ${finding?.what} ${advice(finding)}`;
};

test('there, for either', () => {
  cpu('vmx').file('dev/kvm', '');
  expect(look(LIBVIRT)).toBe(
    'ok Virtualisation is available for libvirt. With it a machine runs nearly as fast as this computer.',
  );
  expect(look(VIRTUALBOX)).toMatch(/^ok /);
});

test('off in the firmware: VirtualBox needs it, and libvirt translates unless the settings choose KVM', () => {
  cpu('ssse3');
  expect(look(VIRTUALBOX)).toMatch(/^MISSING Virtualisation is off .*neither vmx nor svm.*firmware/);
  expect(look(LIBVIRT)).toMatch(/^ok libvirt translates here, which is slower\./);
  expect(look(LIBVIRT, 'kvm')).toMatch(/^MISSING Virtualisation is off/);
});

test('on, and /dev/kvm is not there', () => {
  cpu('svm');
  expect(look(LIBVIRT, 'kvm')).toMatch(/^MISSING .*There is no \/dev\/kvm/);
  expect(look(VIRTUALBOX)).toMatch(/^ok /);
});

test('on, and /dev/kvm cannot be opened', () => {
  // Whoever runs the tests may be root, whom modes do not keep out.
  cpu('svm').file('dev', '');
  expect(look(LIBVIRT, 'kvm')).toMatch(/^MISSING .*usermod -aG kvm/);
});

test.each([
  [
    'kvm_intel 372736 1 - Live 0x0\nkvm 1142784 1 kvm_intel, Live 0x0\n',
    'N',
    /KVM runs a machine \(kvm_intel/,
  ],
  ['kvm_amd 155648 0 - Live 0x0\nkvm 1142784 1 kvm_amd, Live 0x0\n', 'Y', /modprobe -r kvm_amd/],
])('KVM beside VirtualBox', (modules, atLoad, why) => {
  cpu('vmx')
    .file('proc/modules', modules)
    .file('sys/module/kvm/parameters/enable_virt_at_load', `${atLoad}\n`);
  expect(look(VIRTUALBOX)).toMatch(/^MISSING Another hypervisor/);
  expect(look(VIRTUALBOX)).toMatch(why);
});

test('KVM that is loaded and idle leaves it to VirtualBox', () => {
  cpu('vmx').file('proc/modules', 'kvm_intel 372736 0 - Live 0x0\n');
  expect(look(VIRTUALBOX)).toMatch(/^ok /);
});

test('VirtualBox beside libvirt: only with a machine that runs', () => {
  cpu('vmx').file('dev/kvm', '');
  computer.file('proc/modules', 'vboxdrv 696320 2 vboxnetadp,vboxnetflt, Live 0x0 (OE)\n');
  expect(look(LIBVIRT)).toMatch(/^ok /);
  computer.file('proc/modules', 'vboxdrv 696320 3 vboxnetadp,vboxnetflt, Live 0x0 (OE)\n');
  expect(look(LIBVIRT)).toMatch(/^MISSING Another hypervisor .*VirtualBox runs a machine/);
});

test('elsewhere nothing is said beforehand', () => {
  expect(virtualisationFinding(VIRTUALBOX, {}, computer.root, 'darwin')).toEqual([]);
});
