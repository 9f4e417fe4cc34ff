import type { MachineErrorReason } from '../../../extension/core/machine/machineError.ts';
import { QEMU_INSTEAD } from '../../../extension/core/machine/qemuInstead.ts';

export interface Failure {
  readonly reason: MachineErrorReason;
  readonly what: string;
  readonly next: string;
  /** The class is not all: what the text says goes first. */
  readonly more?: readonly Rule[];
}

const PROXY =
  'Behind a proxy, set HTTPS_PROXY; where TLS is inspected, set SSL_CERT_FILE and CURL_CA_BUNDLE to the inspector’s certificate; without internet, use a box file: npm run box.';
const NO_PROVIDER = `Install VirtualBox, or on Debian: apt-get install vagrant-libvirt libvirt-daemon-system; or ${QEMU_INSTEAD}.`;
const LIBVIRT_DOWN =
  'Start it: systemctl start libvirtd; and be in its group: usermod -aG libvirt $USER, then log in again.';
const VIRTUALISATION = `Switch VT-x or AMD-V (SVM) on in the firmware, and end other hypervisors (Hyper-V, KVM, VMware); or ${QEMU_INSTEAD}, which does without.`;
export const DISK = 'Free some: `vagrant box prune`, and where libvirt or VirtualBox keeps its disks.';
const OTHER_BOX =
  'Name another box (PATCHBAY_BOX), for instance bento/debian-12, which is for amd64 and arm64.';
const AGAIN = 'Start it again; what is left of it is removed first.';

/** The text of an error that several causes share: which one it is. */
export interface Rule {
  readonly says: RegExp;
  readonly failure: Failure;
}

// write(2), libvirt's "cannot extend file", VirtualBox's VERR_DISK_FULL, curl's error 23 with it.
const FULL: readonly Rule[] = [
  {
    says: /No space left on device|\bENOSPC\b|VERR_DISK_FULL|cannot (extend|allocate \d+ bytes in) file/,
    failure: { reason: 'no-space', what: 'The disk is full.', next: DISK },
  },
];

const NOT_TRUSTED: Failure = {
  reason: 'failed',
  what: 'The box can’t be fetched: a certificate is not trusted.',
  next: PROXY,
};
export const noBoxFile: Failure = {
  reason: 'image-missing',
  what: 'The box file is not there.',
  next: 'Look at vagrant.boxFile in the settings (or PATCHBAY_BOX_FILE); npm run box makes one.',
};
/** What curl says, which Vagrant fetches with. */
export const FETCHING: readonly Rule[] = [
  ...FULL,
  {
    says: /SSL certificate problem|SSL certificate verification|unable to get local issuer/,
    failure: NOT_TRUSTED,
  },
  {
    says: /Couldn't open file /,
    failure: noBoxFile,
  },
];

export const virtualisationOff: Failure = {
  reason: 'no-accelerator',
  what: 'Virtualisation is off in this computer.',
  next: VIRTUALISATION,
};
export const virtualisationTaken: Failure = {
  reason: 'no-accelerator',
  what: 'Another hypervisor has the processor’s virtualisation.',
  next: VIRTUALISATION,
};
export const otherProcessor: Failure = {
  reason: 'unsupported',
  what: 'The box is not for this processor.',
  next: OTHER_BOX,
};
/** What VirtualBox (its status codes: iprt/err.h, VBox/err.h), QEMU and libvirt say of a machine that they don't start. */
const STARTING: readonly Rule[] = [
  ...FULL,
  {
    says: /VERR_VMX_IN_VMX_ROOT_MODE|VERR_SVM_IN_USE|VERR_NEM_VM_CREATE_FAILED|KVM_CREATE_VM\) failed: 16 |failed to initialize kvm: Device or resource busy/i,
    failure: virtualisationTaken,
  },
  {
    says: /Could not access KVM kernel module: Permission denied/,
    failure: {
      reason: 'no-accelerator',
      what: 'libvirt’s QEMU may not use /dev/kvm.',
      next: 'Let it: usermod -aG kvm libvirt-qemu, then restart libvirtd; or set vagrant.driver to qemu.',
    },
  },
  {
    says: /VERR_VMX_NO_VMX|VERR_VMX_MSR_\w+DISABLED|VERR_SVM_NO_SVM|VERR_SVM_DISABLED|Could not access KVM kernel module|failed to initialize kvm: |domain type '?kvm'? is not supported|does not support virt type 'kvm'|could not get preferred machine for \S+ type=kvm|could not find capabilities for .*domaintype=kvm/,
    failure: virtualisationOff,
  },
  {
    says: /VBOX_E_PLATFORM_ARCH_NOT_SUPPORTED|does not support arch '|No emulator found for arch '|could not find capabilities for arch=/,
    failure: otherProcessor,
  },
];

export const fetching: Failure = {
  reason: 'failed',
  what: 'The box can’t be fetched.',
  next: PROXY,
  more: FETCHING,
};
export const noProvider: Failure = {
  reason: 'not-installed',
  what: 'Vagrant has nothing here to run a machine with.',
  next: NO_PROVIDER,
};
export const noLibvirt: Failure = { reason: 'failed', what: 'libvirt does not answer.', next: LIBVIRT_DOWN };
const UNFINISHED = `${DISK} Then remove the unfinished copy: virsh vol-list default, virsh vol-delete NAME default.`;
const damagedBox: Failure = {
  reason: 'image-corrupt',
  what: 'The box is damaged.',
  next: 'Remove it (vagrant box list, vagrant box remove NAME) and fetch or copy it again.',
};
export const locked: Failure = {
  reason: 'locked',
  what: 'Another Vagrant works on this machine.',
  next: 'Wait for it, or end it, and start again.',
};
const noBoot: Failure = {
  reason: 'boot-timeout',
  what: 'The machine did not become ready in time.',
  next: 'Try again when the computer is less busy, or give it longer: PATCHBAY_BOOT_TIMEOUT=900.',
};
export const plugins: Failure = {
  reason: 'failed',
  what: 'Vagrant’s plugins don’t fit together.',
  next: 'Repair them: vagrant plugin repair; or vagrant plugin expunge --reinstall.',
};

export const tooOld: Failure = {
  reason: 'unsupported',
  what: 'This Vagrant is too old.',
  next: 'Install Vagrant 2.3 or newer.',
};
export const otherProvider: Failure = {
  reason: 'unsupported',
  what: 'The box is for another provider.',
  next: 'Name another provider or box in the settings.',
};
export const noSuchBox: Failure = {
  reason: 'unsupported',
  what: 'There is no such box for this provider or processor.',
  next: 'Name another provider or box in the settings.',
};
export const noNetwork: Failure = {
  reason: 'failed',
  what: 'libvirt could not make its network.',
  next: 'Look whether dnsmasq and iptables are installed, and whether 192.168.142.0/23 is free here.',
};
export const homeClosed: Failure = {
  reason: 'failed',
  what: 'Vagrant’s own folder can’t be written.',
  next: 'Make ~/.vagrant.d writable, or set VAGRANT_HOME.',
};
export const unknownProvider: Failure = {
  reason: 'not-installed',
  what: 'Vagrant does not know this provider.',
  next: 'Install its plugin: vagrant plugin install vagrant-NAME; on Debian: apt-get install vagrant-libvirt.',
};
const snapshotGone: Failure = {
  reason: 'failed',
  what: 'The snapshot that a reset goes back to is gone.',
  next: 'Destroy the machine and start again.',
};

/** Vagrant's error classes (lib/vagrant/errors.rb, vagrant-libvirt's errors.rb), without their modules. */
export const BY_CLASS: Readonly<Record<string, Failure>> = {
  NoDefaultProvider: noProvider,
  ProviderNotFound: unknownProvider,
  ProviderNotFoundSuggestion: {
    reason: 'not-installed',
    what: 'Vagrant does not know this provider.',
    next: 'Look at vagrant.provider in the settings.',
  },
  ProviderNotUsable: noProvider,
  VirtualBoxNotDetected: noProvider,
  VBoxManageNotFoundError: noProvider,
  VirtualBoxKernelModuleNotLoaded: {
    reason: 'no-accelerator',
    what: 'VirtualBox’s kernel module is not loaded.',
    next: 'Run /sbin/vboxconfig as root, and look whether Secure Boot keeps it out.',
  },
  VirtualBoxInvalidVersion: {
    reason: 'unsupported',
    what: 'This Vagrant does not know this VirtualBox.',
    next: 'Install a newer Vagrant.',
  },
  VBoxManageError: {
    reason: 'boot-failed',
    what: 'VirtualBox refused to start the machine.',
    next: 'Try it in VirtualBox itself.',
    more: STARTING,
  },
  BoxAddShortNotFound: fetching,
  BoxMetadataDownloadError: fetching,
  BoxMetadataFileNotFound: fetching,
  DownloaderError: fetching,
  DownloaderInterrupted: {
    reason: 'cancelled',
    what: 'Fetching the box was interrupted.',
    next: AGAIN,
  },
  BoxFileNotExist: noBoxFile,
  BoxNotFound: fetching,
  BoxProviderDoesntMatch: otherProvider,
  BoxNotFoundWithProvider: {
    reason: 'unsupported',
    what: 'There is no such box for this provider.',
    next: 'Name another provider or box in the settings.',
  },
  BoxAddNoMatchingProvider: noSuchBox,
  BoxAddNoMatchingVersion: {
    reason: 'unsupported',
    what: 'The box has no such version.',
    next: 'Look at vagrant.boxVersion in the settings.',
  },
  BoxChecksumMismatch: damagedBox,
  DownloaderChecksumError: damagedBox,
  BoxUnpackageFailure: { ...damagedBox, more: FULL },
  BoxVerificationFailed: damagedBox,
  BadBoxImage: damagedBox,
  ImageUploadError: {
    ...damagedBox,
    reason: 'failed',
    what: 'The box was not copied whole to libvirt.',
    next: UNFINISHED,
    more: FULL.map(({ says, failure }) => ({ says, failure: { ...failure, next: UNFINISHED } })),
  },
  FogLibvirtConnectionError: noLibvirt,
  NoStoragePool: {
    reason: 'failed',
    what: 'libvirt has no place for disks.',
    next: 'Make one: virsh pool-define-as default dir --target /var/lib/libvirt/images && virsh pool-start default.',
  },
  CreatingStoragePoolError: {
    reason: 'failed',
    what: 'libvirt could not make a place for disks.',
    next: LIBVIRT_DOWN,
  },
  CreateNetworkError: noNetwork,
  ActivateNetworkError: { ...noNetwork, what: 'libvirt could not start its network.' },
  DomainStartError: {
    reason: 'boot-failed',
    what: 'libvirt refused to start the machine.',
    next: AGAIN,
    more: STARTING,
  },
  FogCreateServerError: {
    reason: 'boot-failed',
    what: 'libvirt refused to make the machine.',
    next: AGAIN,
    more: STARTING,
  },
  DomainNameExists: {
    reason: 'failed',
    what: 'libvirt has a machine of this name already.',
    next: 'Remove it: virsh undefine NAME.',
  },
  MachineActionLockedError: locked,
  MachineLocked: locked,
  EnvironmentLockedError: locked,
  VMBootTimeout: noBoot,
  NoIpAddressError: noBoot,
  SSHNotReady: noBoot,
  VMBootBadState: { ...noBoot, reason: 'boot-failed', what: 'The machine ended while it booted.' },
  SSHAuthenticationFailed: {
    reason: 'connect-failed',
    what: 'The machine does not take Vagrant’s key.',
    next: 'Use a box that does, as Vagrant’s boxes do.',
  },
  SnapshotNotSupported: {
    reason: 'unsupported',
    what: 'This provider has no snapshots.',
    next: 'A reset makes the machine anew.',
  },
  SnapshotMissing: snapshotGone,
  SnapshotNotFound: snapshotGone,
  PluginLoadError: plugins,
  PluginInitError: plugins,
  PluginStateFileParseError: plugins,
  BundlerError: plugins,
  VagrantVersionBad: tooOld,
  VagrantInterrupt: { reason: 'cancelled', what: 'Vagrant was interrupted.', next: AGAIN },
  HomeDirectoryNotAccessible: homeClosed,
};

/** What ends Vagrant without an error of its own: before it reads its options, or libvirt's error as a Ruby trace. */
export const WITHOUT_CLASS: readonly Rule[] = [
  {
    says: /^The plugins failed to initialize correctly|^Failed to parse the state file ".*plugins\.json"/m,
    failure: plugins,
  },
  ...STARTING,
];
