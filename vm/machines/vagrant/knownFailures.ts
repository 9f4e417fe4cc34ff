import type { vagrant } from '../../../extension/core/failure/catalogue/vagrant.ts';
import type { vagrantBoxes } from '../../../extension/core/failure/catalogue/vagrantBoxes.ts';
import type { Values } from '../../../extension/core/failure/failure.ts';

/** The failures of Vagrant and its boxes whose cause is what Vagrant, or a provider, said. */
export type KnownCode = {
  [Code in keyof typeof vagrant | keyof typeof vagrantBoxes]: { said: string } extends Values<Code>
    ? Code
    : never;
}[keyof typeof vagrant | keyof typeof vagrantBoxes];

/** The text of an error that several causes share: which one it is. */
export interface Rule {
  readonly says: RegExp;
  readonly code: KnownCode;
}

/** What a class of errors means; `more`: the class is not all, and what the text says goes first. */
export interface KnownClass {
  readonly code: KnownCode;
  readonly more?: readonly Rule[];
}

// write(2), libvirt's "cannot extend file", VirtualBox's VERR_DISK_FULL, curl's error 23 with it.
const FULL = /No space left on device|\bENOSPC\b|VERR_DISK_FULL|cannot (extend|allocate \d+ bytes in) file/;

/** What curl says, which Vagrant fetches with. */
export const FETCHING: readonly Rule[] = [
  { says: FULL, code: 'vagrant-disk-full' },
  {
    says: /SSL certificate problem|SSL certificate verification|unable to get local issuer/,
    code: 'box-not-trusted',
  },
  { says: /Couldn't open file /, code: 'box-file-missing' },
];

/** What VirtualBox (its status codes: iprt/err.h, VBox/err.h), QEMU and libvirt say of a machine that they don't start. */
const STARTING: readonly Rule[] = [
  { says: FULL, code: 'vagrant-disk-full' },
  {
    says: /VERR_VMX_IN_VMX_ROOT_MODE|VERR_SVM_IN_USE|VERR_NEM_VM_CREATE_FAILED|KVM_CREATE_VM\) failed: 16 |failed to initialize kvm: Device or resource busy/i,
    code: 'virtualisation-taken',
  },
  { says: /Could not access KVM kernel module: Permission denied/, code: 'kvm-closed' },
  {
    says: /VERR_VMX_NO_VMX|VERR_VMX_MSR_\w+DISABLED|VERR_SVM_NO_SVM|VERR_SVM_DISABLED|Could not access KVM kernel module|failed to initialize kvm: |domain type '?kvm'? is not supported|does not support virt type 'kvm'|could not get preferred machine for \S+ type=kvm|could not find capabilities for .*domaintype=kvm/,
    code: 'virtualisation-off',
  },
  {
    says: /VBOX_E_PLATFORM_ARCH_NOT_SUPPORTED|does not support arch '|No emulator found for arch '|could not find capabilities for arch=/,
    code: 'box-other-processor',
  },
];

const fetching: KnownClass = { code: 'box-not-fetched', more: FETCHING };

/** Vagrant's error classes (lib/vagrant/errors.rb, vagrant-libvirt's errors.rb), without their modules. */
export const BY_CLASS: Readonly<Record<string, KnownCode | KnownClass>> = {
  NoDefaultProvider: 'no-provider',
  ProviderNotFound: 'unknown-provider',
  ProviderNotFoundSuggestion: 'mistyped-provider',
  ProviderNotUsable: 'no-provider',
  VirtualBoxNotDetected: 'no-provider',
  VBoxManageNotFoundError: 'no-provider',
  VirtualBoxKernelModuleNotLoaded: 'virtualbox-module',
  VirtualBoxInvalidVersion: 'virtualbox-version',
  VBoxManageError: { code: 'virtualbox-refused', more: STARTING },
  BoxAddShortNotFound: fetching,
  BoxMetadataDownloadError: fetching,
  BoxMetadataFileNotFound: fetching,
  DownloaderError: fetching,
  DownloaderInterrupted: 'box-fetch-interrupted',
  BoxFileNotExist: 'box-file-missing',
  BoxNotFound: fetching,
  BoxProviderDoesntMatch: 'box-other-provider',
  BoxNotFoundWithProvider: 'box-not-offered-for-provider',
  BoxAddNoMatchingProvider: 'box-not-offered',
  BoxAddNoMatchingVersion: 'box-version-unknown',
  BoxChecksumMismatch: 'box-damaged',
  DownloaderChecksumError: 'box-damaged',
  BoxUnpackageFailure: { code: 'box-damaged', more: [{ says: FULL, code: 'vagrant-disk-full' }] },
  BoxVerificationFailed: 'box-damaged',
  BadBoxImage: 'box-damaged',
  ImageUploadError: { code: 'box-not-copied', more: [{ says: FULL, code: 'box-copy-disk-full' }] },
  FogLibvirtConnectionError: 'libvirt-silent',
  NoStoragePool: 'libvirt-no-pool',
  CreatingStoragePoolError: 'libvirt-pool-not-made',
  CreateNetworkError: 'libvirt-network-not-made',
  ActivateNetworkError: 'libvirt-network-down',
  DomainStartError: { code: 'libvirt-refused-start', more: STARTING },
  FogCreateServerError: { code: 'libvirt-refused', more: STARTING },
  DomainNameExists: 'libvirt-name-taken',
  MachineActionLockedError: 'vagrant-locked',
  MachineLocked: 'vagrant-locked',
  EnvironmentLockedError: 'vagrant-locked',
  VMBootTimeout: 'vagrant-boot-timeout',
  NoIpAddressError: 'vagrant-boot-timeout',
  SSHNotReady: 'vagrant-boot-timeout',
  VMBootBadState: 'vagrant-boot-failed',
  SSHAuthenticationFailed: 'vagrant-key-refused',
  SnapshotNotSupported: 'snapshots-unsupported',
  SnapshotMissing: 'vagrant-snapshot-gone',
  SnapshotNotFound: 'vagrant-snapshot-gone',
  PluginLoadError: 'vagrant-plugins',
  PluginInitError: 'vagrant-plugins',
  PluginStateFileParseError: 'vagrant-plugins',
  BundlerError: 'vagrant-plugins',
  VagrantVersionBad: 'vagrant-too-old',
  VagrantInterrupt: 'vagrant-interrupted',
  HomeDirectoryNotAccessible: 'vagrant-home-closed',
};

/** What ends Vagrant without an error of its own: before it reads its options, or libvirt's error as a Ruby trace. */
export const WITHOUT_CLASS: readonly Rule[] = [
  {
    says: /^The plugins failed to initialize correctly|^Failed to parse the state file ".*plugins\.json"/m,
    code: 'vagrant-plugins',
  },
  ...STARTING,
];
