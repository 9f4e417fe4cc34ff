import type { FailureText } from '../failureText.ts';
import { LESS_BUSY, QEMU_INSTEAD, READ_LOG } from './remedies.ts';

const NO_PROVIDER =
  `Install VirtualBox, or on Debian: apt-get install vagrant-libvirt libvirt-daemon-system; or ${QEMU_INSTEAD}.` as const;
const VIRTUALISATION =
  `Switch VT-x or AMD-V (SVM) on in the firmware, and end other hypervisors (Hyper-V, KVM, VMware); or ${QEMU_INSTEAD}, which works without.` as const;
const LIBVIRT_DOWN =
  'Start it: systemctl start libvirtd; and be in its group: usermod -aG libvirt $USER, then log in again.';
const AGAIN = 'Start it again. Patchbay first removes what is left of it.';
const MORE_TIME =
  'Try again when the computer is less busy, or allow it more time: PATCHBAY_BOOT_TIMEOUT=900.';

/** What Vagrant and its providers say while they make, start or reset a machine: all in the same shape, `said` why. */
export const vagrant = {
  'vagrant-missing': {
    what: 'Vagrant is not installed.',
    why: 'It makes the machine that you chose.',
    next: `Install it, on Debian with apt-get install vagrant vagrant-libvirt; or ${QEMU_INSTEAD}.`,
  },
  'vagrant-too-old': {
    what: 'This Vagrant is too old.',
    why: '{said}',
    next: 'Install Vagrant 2.3 or newer.',
    cause: 'Patchbay needs Vagrant 2.3 or newer.',
  },
  'vagrant-plugins': {
    what: 'Vagrant’s plugins don’t fit together.',
    why: '{said}',
    next: 'Repair them: vagrant plugin repair; or vagrant plugin expunge --reinstall.',
    cause: 'A plugin was made for another version of Vagrant or Ruby.',
  },
  'vagrant-locked': {
    what: 'Another Vagrant is using this machine.',
    why: '{said}',
    next: 'Wait for it, or end it, and start again.',
    cause: 'Vagrant does not wait for another Vagrant.',
  },
  'vagrant-home-closed': {
    what: 'Vagrant can’t write to its own folder.',
    why: '{said}',
    next: 'Make ~/.vagrant.d writable, or set VAGRANT_HOME.',
    cause: 'The folder belongs to another user, or is read-only.',
  },
  'vagrant-disk-full': {
    what: 'The disk is full.',
    why: '{said}',
    next: 'Free some space: `vagrant box prune`, and where libvirt or VirtualBox keeps its disks.',
    cause: 'Boxes and the disks of machines take several gigabytes.',
  },
  'vagrant-interrupted': {
    what: 'Vagrant was interrupted.',
    why: '{said}',
    next: AGAIN,
    cause: 'Something ended it before it had finished.',
  },
  'vagrant-failed': {
    what: 'Vagrant failed while {doing}.',
    why: '{said}',
    next: READ_LOG,
    cause: 'Patchbay does not know this error of Vagrant.',
  },
  'vagrant-no-address': {
    what: 'Vagrant does not say how to reach the machine.',
    why: 'The output of `vagrant ssh-config` has no host in it.',
    next: 'Destroy the machine and start again.',
  },
  'vagrant-ssh-silent': {
    what: 'The machine did not become ready in time.',
    why: 'Its ssh server at {address}:{port} does not answer.',
    next: LESS_BUSY,
  },
  'no-provider': {
    what: 'Vagrant has no provider here that can run a machine.',
    why: '{said}',
    next: NO_PROVIDER,
    cause: 'Neither VirtualBox nor another provider of Vagrant is installed.',
  },
  'unknown-provider': {
    what: 'Vagrant does not know this provider.',
    why: '{said}',
    next: 'Install its plugin: vagrant plugin install vagrant-NAME; on Debian: apt-get install vagrant-libvirt.',
    cause: 'The program is installed, but Vagrant’s plugin for it is not.',
  },
  'mistyped-provider': {
    what: 'Vagrant does not know this provider.',
    why: '{said}',
    next: 'Check vagrant.provider in the settings.',
    cause: 'The name in the settings has a typing error.',
  },
  'virtualisation-off': {
    what: 'Virtualisation is off on this computer.',
    why: '{said}',
    next: VIRTUALISATION,
    cause: 'The firmware has switched it off, or this computer is itself a virtual machine without it.',
  },
  'virtualisation-taken': {
    what: 'Another hypervisor uses the processor’s virtualisation.',
    why: '{said}',
    next: VIRTUALISATION,
    cause: 'Only one hypervisor at a time can use it.',
  },
  'kvm-closed': {
    what: 'libvirt’s QEMU may not use /dev/kvm.',
    why: '{said}',
    next: 'Allow it: usermod -aG kvm libvirt-qemu, then restart libvirtd; or set vagrant.driver to qemu.',
    cause: 'The user of libvirt’s QEMU is not in the group kvm.',
  },
  'virtualbox-module': {
    what: 'VirtualBox’s kernel module is not loaded.',
    why: '{said}',
    next: 'Run /sbin/vboxconfig as root, and check whether Secure Boot blocks it.',
    cause: 'The module was not built for this kernel, or Secure Boot does not accept it.',
  },
  'virtualbox-version': {
    what: 'This Vagrant does not know this VirtualBox.',
    why: '{said}',
    next: 'Install a newer Vagrant.',
    cause: 'VirtualBox is newer than Vagrant.',
  },
  'virtualbox-refused': {
    what: 'VirtualBox refused to start the machine.',
    why: '{said}',
    next: 'Try it in VirtualBox itself.',
    cause: 'VirtualBox says why.',
  },
  'libvirt-silent': {
    what: 'libvirt does not answer.',
    why: '{said}',
    next: LIBVIRT_DOWN,
    cause: 'Its daemon does not run.',
  },
  'libvirt-closed': {
    what: 'You may not use libvirt.',
    why: '{said}',
    next: LIBVIRT_DOWN,
    cause: 'You are not in the group libvirt.',
  },
  'libvirt-no-pool': {
    what: 'libvirt has no storage pool for disks.',
    why: '{said}',
    next: 'Make one: virsh pool-define-as default dir --target /var/lib/libvirt/images && virsh pool-start default.',
    cause: 'The storage pool `default` does not exist.',
  },
  'libvirt-pool-not-made': {
    what: 'libvirt could not create a storage pool for disks.',
    why: '{said}',
    next: LIBVIRT_DOWN,
    cause: 'You may not use libvirt’s system daemon.',
  },
  'libvirt-network-not-made': {
    what: 'libvirt could not create its network.',
    why: '{said}',
    next: 'Check that dnsmasq and iptables are installed, and that 192.168.142.0/23 is free here.',
    cause: 'dnsmasq is missing, or something else uses the addresses.',
  },
  'libvirt-network-down': {
    what: 'libvirt could not start its network.',
    why: '{said}',
    next: 'Check that dnsmasq and iptables are installed, and that 192.168.142.0/23 is free here.',
    cause: 'dnsmasq is missing, or something else uses the addresses.',
  },
  'dnsmasq-missing': {
    what: 'dnsmasq is not installed.',
    why: 'libvirt uses it to give its machines their addresses.',
    next: 'Check that dnsmasq and iptables are installed, and that 192.168.142.0/23 is free here.',
  },
  'libvirt-refused-start': {
    what: 'libvirt refused to start the machine.',
    why: '{said}',
    next: AGAIN,
    cause: 'libvirt or its QEMU says why.',
  },
  'libvirt-refused': {
    what: 'libvirt refused to create the machine.',
    why: '{said}',
    next: AGAIN,
    cause: 'libvirt says why.',
  },
  'libvirt-name-taken': {
    what: 'libvirt already has a machine with this name.',
    why: '{said}',
    next: 'Remove it: virsh undefine NAME.',
    cause: 'A machine was left behind, or is not ours.',
  },
  'vagrant-boot-timeout': {
    what: 'The machine did not become ready in time.',
    why: '{said}',
    next: MORE_TIME,
    cause: 'The computer is very busy, or the machine hangs.',
  },
  'vagrant-boot-failed': {
    what: 'The machine ended while it booted.',
    why: '{said}',
    next: MORE_TIME,
    cause: 'The provider ended it; its own log says why.',
  },
  'vagrant-key-refused': {
    what: 'The machine does not accept Vagrant’s key.',
    why: '{said}',
    next: 'Use a box that does, as Vagrant’s boxes do.',
    cause: 'The box was made with another key.',
  },
  'snapshots-unsupported': {
    what: 'This provider has no snapshots.',
    why: '{said}',
    next: 'A reset makes the machine again.',
    cause: 'Not every provider of Vagrant can save a machine.',
  },
  'vagrant-snapshot-gone': {
    what: 'The snapshot that a reset goes back to is gone.',
    why: '{said}',
    next: 'Destroy the machine and start again.',
    cause: 'Somebody removed it, or it was never made.',
  },
} as const satisfies Record<string, FailureText>;
