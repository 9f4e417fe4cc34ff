import { MachineError, type MachineErrorReason } from '../../../extension/core/machine/machineError.ts';
import type { RunResult } from '../../process/run.ts';
import { vagrantReport, type VagrantReport } from './machineReadable.ts';

interface Failure {
  readonly reason: MachineErrorReason;
  readonly what: string;
  /** Vagrant's own first sentence where absent. */
  readonly why?: string;
  readonly next: string;
}

const PROXY =
  'Behind a proxy, set HTTPS_PROXY; where TLS is inspected, set SSL_CERT_FILE and CURL_CA_BUNDLE to the inspector’s certificate; without internet, use a box file: npm run box.';
const NO_PROVIDER =
  'Install VirtualBox, or on Debian: apt-get install vagrant-libvirt libvirt-daemon-system; or use --machine qemu.';
const LIBVIRT_DOWN =
  'Start it: systemctl start libvirtd; and be in its group: usermod -aG libvirt $USER, then log in again.';
const VIRTUALISATION =
  'Switch VT-x or AMD-V (SVM) on in the firmware, and end other hypervisors (Hyper-V, KVM, VMware); or use --machine qemu, which does without.';
const DISK = 'Free some: `vagrant box prune`, and where libvirt or VirtualBox keeps its disks.';
const AGAIN = 'Start it again; what is left of it is removed first.';

/** Failures that show in the words rather than in the class; the first that fits counts. */
const BY_TEXT: readonly (readonly [RegExp, Failure])[] = [
  [
    /No space left on device|ENOSPC|not enough (free )?space|Disk full|cannot extend file/i,
    { reason: 'no-space', what: 'The disk is full.', next: DISK },
  ],
  [
    /VT-x is (disabled|not available)|VERR_VMX_NO_VMX|VERR_VMX_MSR|VERR_SVM_(DISABLED|NO_SVM)|AMD-V is (disabled|not available)|KVM kernel module|domain type 'kvm' is not supported|invalid argument: could not get preferred machine|does not support virt type 'kvm'|domaintype=kvm/i,
    { reason: 'no-accelerator', what: 'Virtualisation is off in this computer.', next: VIRTUALISATION },
  ],
  [
    /VERR_VMX_IN_VMX_ROOT_MODE|VERR_SVM_IN_USE|VERR_NEM_|being used by another hypervisor|Device or resource busy.*kvm/i,
    {
      reason: 'no-accelerator',
      what: 'Another hypervisor has the processor’s virtualisation.',
      next: VIRTUALISATION,
    },
  ],
  [
    /architecture/i,
    {
      reason: 'unsupported',
      what: 'The box is not for this processor.',
      next: 'Name another box (PATCHBAY_BOX), for instance bento/debian-12, which is for amd64 and arm64.',
    },
  ],
  [
    /SSL certificate|certificate verify failed|self.signed certificate/i,
    { reason: 'failed', what: 'The box can’t be fetched: a certificate is not trusted.', next: PROXY },
  ],
  [
    /Could not resolve|Couldn't resolve|Failed to connect|Connection refused|timed out|error: 4\d\d|error: 5\d\d|The requested URL returned/i,
    { reason: 'failed', what: 'The box can’t be fetched.', next: PROXY },
  ],
];

const fetching: Failure = { reason: 'failed', what: 'The box can’t be fetched.', next: PROXY };
const noProvider: Failure = {
  reason: 'not-installed',
  what: 'Vagrant has nothing here to run a machine with.',
  next: NO_PROVIDER,
};
const noLibvirt: Failure = { reason: 'failed', what: 'libvirt does not answer.', next: LIBVIRT_DOWN };
const damagedBox: Failure = {
  reason: 'image-corrupt',
  what: 'The box is damaged.',
  next: 'Remove it (vagrant box list, vagrant box remove NAME) and fetch or copy it again.',
};
const locked: Failure = {
  reason: 'locked',
  what: 'Another Vagrant works on this machine.',
  next: 'Wait for it, or end it, and start again.',
};
const noBoot: Failure = {
  reason: 'boot-timeout',
  what: 'The machine did not become ready in time.',
  next: 'Try again when the computer is less busy, or give it longer: PATCHBAY_BOOT_TIMEOUT=900.',
};
const plugins: Failure = {
  reason: 'failed',
  what: 'Vagrant’s plugins don’t fit together.',
  next: 'Repair them: vagrant plugin repair; or vagrant plugin expunge --reinstall.',
};

/** Vagrant's error classes (lib/vagrant/errors.rb, vagrant-libvirt's errors.rb), without their modules. */
const BY_CLASS: Readonly<Record<string, Failure>> = {
  NoDefaultProvider: noProvider,
  ProviderNotFound: {
    reason: 'not-installed',
    what: 'Vagrant does not know this provider.',
    next: 'Install its plugin: vagrant plugin install vagrant-NAME; on Debian: apt-get install vagrant-libvirt.',
  },
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
  },
  BoxAddShortNotFound: fetching,
  BoxMetadataDownloadError: fetching,
  DownloaderError: fetching,
  DownloaderInterrupted: { ...fetching, what: 'Fetching the box was interrupted.', next: AGAIN },
  BoxFileNotExist: {
    reason: 'image-missing',
    what: 'The box file is not there.',
    next: 'Look at vagrant.boxFile in the settings.',
  },
  BoxNotFound: fetching,
  BoxNotFoundWithProvider: {
    reason: 'unsupported',
    what: 'There is no such box for this provider.',
    next: 'Name another provider or box in the settings.',
  },
  BoxAddNoMatchingProvider: {
    reason: 'unsupported',
    what: 'There is no such box for this provider or processor.',
    next: 'Name another provider or box in the settings.',
  },
  BoxAddNoMatchingVersion: {
    reason: 'unsupported',
    what: 'The box has no such version.',
    next: 'Look at vagrant.boxVersion in the settings.',
  },
  BoxChecksumMismatch: damagedBox,
  DownloaderChecksumError: damagedBox,
  BoxUnpackageFailure: damagedBox,
  BoxVerificationFailed: damagedBox,
  BadBoxImage: damagedBox,
  ImageUploadError: {
    ...damagedBox,
    reason: 'failed',
    what: 'The box was not copied whole to libvirt.',
    next: `${DISK} Then remove the unfinished copy: virsh vol-list default, virsh vol-delete NAME default.`,
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
  CreateNetworkError: {
    reason: 'failed',
    what: 'libvirt could not make its network.',
    next: 'Look whether dnsmasq and iptables are installed, and whether 192.168.142.0/23 is free here.',
  },
  ActivateNetworkError: {
    reason: 'failed',
    what: 'libvirt could not start its network.',
    next: 'Look whether dnsmasq and iptables are installed, and whether 192.168.142.0/23 is free here.',
  },
  DomainStartError: { reason: 'boot-failed', what: 'libvirt refused to start the machine.', next: AGAIN },
  FogCreateServerError: { reason: 'boot-failed', what: 'libvirt refused to make the machine.', next: AGAIN },
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
  SnapshotMissing: {
    reason: 'failed',
    what: 'The snapshot that a reset goes back to is gone.',
    next: 'Destroy the machine and start again.',
  },
  SnapshotNotFound: {
    reason: 'failed',
    what: 'The snapshot that a reset goes back to is gone.',
    next: 'Destroy the machine and start again.',
  },
  PluginLoadError: plugins,
  PluginInitError: plugins,
  PluginStateFileParseError: plugins,
  BundlerError: plugins,
  VagrantVersionBad: {
    reason: 'unsupported',
    what: 'This Vagrant is too old.',
    next: 'Install Vagrant 2.3 or newer.',
  },
  VagrantInterrupt: { reason: 'cancelled', what: 'Vagrant was interrupted.', next: AGAIN },
  HomeDirectoryNotAccessible: {
    reason: 'failed',
    what: 'Vagrant’s own folder can’t be written.',
    next: 'Make ~/.vagrant.d writable, or set VAGRANT_HOME.',
  },
};

/** Why a call of Vagrant failed, in one sentence each: what, why, what next. `doing` is the call in words. */
export function vagrantFailure(doing: string, result: RunResult): MachineError {
  if (result.missing) return vagrantMissing(result);
  const report = vagrantReport(result.stdout);
  const text = report.error?.text ?? result.stderr;
  const known = findFailure(report, text);
  const cause = { error: report.error, stderr: result.stderr.slice(-4000), said: report.said.slice(-20) };
  if (known)
    return new MachineError(
      known.reason,
      { ...known, why: `Vagrant says: ${firstSentence(text) || known.what}` },
      cause,
    );
  return new MachineError(
    'failed',
    {
      what: `Vagrant failed while ${doing}.`,
      why:
        firstSentence(text) ||
        (result.timedOut ? 'It took too long.' : `It ended with ${result.exitCode ?? 'a signal'}.`),
      next: 'Look into the log, which has all that it said, mend that, and start again.',
    },
    cause,
  );
}

export function vagrantMissing(cause?: unknown): MachineError {
  const text = {
    what: 'Vagrant is not installed.',
    why: 'The machine that is wanted is made by it.',
    next: 'Install it, on Debian with apt-get install vagrant vagrant-libvirt; or use --machine qemu.',
  };
  return new MachineError('not-installed', text, cause);
}

function findFailure(report: VagrantReport, text: string): Failure | undefined {
  const byClass = report.error && BY_CLASS[report.error.class];
  // A download error may be a full disk; a class of its own says more than words that may be anybody's.
  const general =
    byClass === undefined || [fetching.next, AGAIN, DISK].some((next) => byClass.next.startsWith(next));
  const byText =
    general || report.error?.class === 'VBoxManageError'
      ? BY_TEXT.find(([pattern]) => pattern.test(text))?.[1]
      : undefined;
  return byText ?? byClass;
}

/** Vagrant's texts are paragraphs, with line breaks within sentences. */
function firstSentence(text: string): string {
  const [paragraph = ''] = text.trim().split(/\n\s*\n/);
  const line = paragraph.replace(/\s+/g, ' ').trim();
  return line === '' || /[.!?]$/.test(line) ? line : `${line}.`;
}
