import { describe, expect, test } from 'vitest';
import { parseVagrantLine, vagrantReport } from '../../../vm/machines/vagrant/machineReadable.ts';
import { vagrantFailure } from '../../../vm/machines/vagrant/vagrantErrors.ts';
import { vagrantProgress } from '../../../vm/machines/vagrant/vagrantProgress.ts';
import { parseSshConfig } from '../../../vm/machines/vagrant/sshConfig.ts';
import type { RunResult } from '../../../vm/process/run.ts';
import { REAL_STDERR, REAL_STDOUT } from './vagrantOutputs.ts';

function ended(stdout: string, stderr = ''): RunResult {
  return { stdout, stderr, exitCode: 1, missing: false, timedOut: false, ms: 1 };
}
const exit = (name: string, text: string): string =>
  `1700000000,,error-exit,Vagrant::Errors::${name},${text}\n`;

describe('machine-readable output', () => {
  test('escaped commas and line ends are read', () => {
    expect(parseVagrantLine('1700000000,patchbay,ui,info,one%!(VAGRANT_COMMA) two\\nthree')).toEqual({
      target: 'patchbay',
      type: 'ui',
      data: ['info', 'one, two\nthree'],
    });
    for (const line of ['', 'bash: no', 'x,y,ui,info,text', '1700000000,'])
      expect(parseVagrantLine(line)).toBeUndefined();
  });

  test('the error that ended a call, and what was said before it', () => {
    const report = vagrantReport(
      `1700000000,p,ui,info,Creating domain with the following settings...\n${exit('NoDefaultProvider', 'No usable default provider')}`,
    );
    expect(report.error).toEqual({ class: 'NoDefaultProvider', text: 'No usable default provider' });
    expect(report.said).toEqual(['Creating domain with the following settings...']);
  });

  test.each([
    ['info', 'Starting domain.', 'Starting the machine'],
    ['info', '==> patchbay-m1: Starting domain.', 'Starting the machine'],
    ['info', ' -- Name: x', undefined],
    ['output', 'Progress: 40% (Rate: 3M/s)', 'Fetching the box: 40 %'],
  ])('%s %s', (kind, text, expected) => {
    const line = parseVagrantLine(`1700000000,p,ui,${kind},${text}`);
    expect(line && vagrantProgress(line)?.message).toBe(expected);
  });
});

describe('each common failure has a code and a remedy', () => {
  test.each([
    [
      exit('NoDefaultProvider', 'No usable default provider could be found for your system.'),
      'no-provider',
      /vagrant-libvirt/,
    ],
    [exit('ProviderNotFound', "The provider 'x' could not be found"), 'unknown-provider', /plugin/],
    [
      exit('BoxAddShortNotFound', "The box 'a/b' could not be found or could not be accessed"),
      'box-not-fetched',
      /HTTPS_PROXY/,
    ],
    [
      exit('DownloaderError', 'curl: (60) SSL certificate problem: self-signed certificate'),
      'box-not-trusted',
      /CURL_CA_BUNDLE/,
    ],
    [
      exit(
        'DownloaderError',
        'Failure writing output to destination%!(VAGRANT_COMMA) No space left on device',
      ),
      'vagrant-disk-full',
      /box prune/,
    ],
    [exit('DownloaderError', 'Could not resolve host: example.org'), 'box-not-fetched', /HTTPS_PROXY/],
    [
      '1700000000,,error-exit,VagrantPlugins::ProviderLibvirt::Errors::FogLibvirtConnectionError,Error while connecting to Libvirt: Failed to connect socket',
      'libvirt-silent',
      /systemctl start libvirtd/,
    ],
    [
      '1700000000,,error-exit,VagrantPlugins::ProviderLibvirt::Errors::NoStoragePool,No usable storage pool found!',
      'libvirt-no-pool',
      /pool-define-as/,
    ],
    [
      '1700000000,,error-exit,VagrantPlugins::ProviderLibvirt::Errors::ImageUploadError,Error while uploading image to storage pool: cannot extend file',
      'box-copy-disk-full',
      /Free some/,
    ],
    [
      '1700000000,,error-exit,VagrantPlugins::ProviderLibvirt::Errors::FogCreateServerError,Error while creating domain: Error saving the server: Call to virDomainDefineXML failed: invalid argument: could not find capabilities for arch=x86_64 domaintype=kvm ',
      'virtualisation-off',
      /firmware/,
    ],
    [
      exit(
        'VBoxManageError',
        'VBoxManage: error: VT-x is disabled in the BIOS for all CPU modes (VERR_VMX_MSR_ALL_VMX_DISABLED)',
      ),
      'virtualisation-off',
      /firmware/,
    ],
    [
      exit(
        'VBoxManageError',
        'VBoxManage: error: VT-x is being used by another hypervisor (VERR_VMX_IN_VMX_ROOT_MODE)',
      ),
      'virtualisation-taken',
      /other hypervisors/,
    ],
    [exit('VBoxManageError', 'VBoxManage: error: something new'), 'virtualbox-refused', /VirtualBox itself/],
    [
      exit(
        'BoxAddNoMatchingProvider',
        'The box you are attempting to add does not support the requested architecture',
      ),
      'box-not-offered',
      /provider or box/,
    ],
    [
      exit('BoxChecksumMismatch', 'The checksum of the downloaded box did not match'),
      'box-damaged',
      /box remove/,
    ],
    [
      exit('MachineActionLockedError', 'An action is already being executed'),
      'vagrant-locked',
      /Wait for it/,
    ],
    [
      exit('VMBootTimeout', 'Timed out while waiting for the machine to boot.'),
      'vagrant-boot-timeout',
      /PATCHBAY_BOOT_TIMEOUT/,
    ],
    [exit('PluginLoadError', 'The plugins failed to load properly.'), 'vagrant-plugins', /plugin repair/],
    [exit('VagrantInterrupt', 'Vagrant received interrupt'), 'vagrant-interrupted', /Start it again/],
    [
      exit('SnapshotNotSupported', 'This provider does not support snapshots'),
      'snapshots-unsupported',
      /again/,
    ],
  ] as const)('%s', (stdout, code, next) => {
    const failure = vagrantFailure('making the machine', ended(stdout));
    expect(failure.code).toBe(code);
    expect(failure.next).toMatch(next);
    for (const sentence of [failure.what, failure.why, failure.next]) expect(sentence).toMatch(/[.!?]$/);
  });

  test.each([
    ['noNetwork', 'box-not-fetched', /Could not resolve host: vagrantcloud\.com\./, /HTTPS_PROXY/],
    ['proxyRefuses', 'box-not-fetched', /says: Failed to connect to 127\.0\.0\.1 port 9 /, /HTTPS_PROXY/],
    ['selfSigned', 'box-not-trusted', /self-signed certificate\./, /CURL_CA_BUNDLE/],
    ['notFound', 'box-not-fetched', /URL returned error: 404\./, /HTTPS_PROXY/],
    ['noBoxFile', 'box-file-missing', /says: Couldn't open file .*nope\.box\./, /vagrant\.boxFile/],
    ['noArchive', 'box-damaged', /says: bsdtar: .*Unrecognized archive format\./, /box remove/],
    ['truncatedBox', 'box-damaged', /says: bsdtar: .*truncated gzip input\./, /box remove/],
    ['otherProvider', 'box-other-provider', /doesn't match the provider/, /another provider or box/],
    ['otherProcessor', 'box-other-processor', /No emulator found for arch 'armv7l'\./, /bento\/debian-12/],
    ['homeFull', 'vagrant-disk-full', /Write failed: No space left on device/, /box prune/],
    ['providerNotUsable', 'no-provider', /says: Vagrant could not detect VirtualBox!/, /vagrant-libvirt/],
    ['libvirtDown', 'libvirt-silent', /No such file or directory\./, /systemctl start libvirtd/],
  ] as const)('as it really was: %s', (name, code, why, next) => {
    const failure = vagrantFailure('making the machine', ended(`${REAL_STDOUT[name]}\n`));
    expect(failure).toMatchObject({ code, why: expect.stringMatching(why) as unknown });
    expect(failure.next).toMatch(next);
  });

  test.each([
    [
      'pluginsDontFit',
      'vagrant-plugins',
      /says: Unable to resolve dependency: .*vagrant-nonesuch/,
      /plugin repair/,
    ],
    ['pluginsUnreadable', 'vagrant-plugins', /Failed to parse the state file/, /plugin repair/],
    [
      'poolFull',
      'vagrant-disk-full',
      /says: Call to virStorageVolCreateXML failed.*No space left on device\./,
      /Free/,
    ],
    ['noKvm', 'virtualisation-off', /says: Call to virDomainCreateWithFlags failed/, /firmware/],
  ] as const)('as it really was, without a class: %s', (name, code, why, next) => {
    const failure = vagrantFailure('making the machine', ended('', REAL_STDERR[name]));
    expect(failure).toMatchObject({ code, why: expect.stringMatching(why) as unknown });
    expect(failure.next).toMatch(next);
  });

  // Each of these has words in it that are another failure's in another place.
  test.each([
    [
      'DomainStartError',
      'Failed to start domain: Timed out during operation: cannot acquire state change lock',
      'libvirt-refused-start',
    ],
    [
      'FogCreateServerError',
      "Error while creating domain: Cannot get interface MTU on 'br7': Connection refused",
      'libvirt-refused',
    ],
    [
      'VBoxManageError',
      'Stderr: VBoxManage: error: VERR_NEM_NOT_AVAILABLE%!(VAGRANT_COMMA) then another one',
      'virtualbox-refused',
    ],
    [
      'VBoxManageError',
      'Stderr: VBoxManage: error: The guest architecture is recorded',
      'virtualbox-refused',
    ],
    [
      'NewestError',
      'The architecture of this timed out: SSL certificate%!(VAGRANT_COMMA) error: 404',
      'vagrant-failed',
    ],
    [
      'SSHAuthenticationFailed',
      'SSH authentication failed! Connection refused%!(VAGRANT_COMMA) timed out',
      'vagrant-key-refused',
    ],
  ])('%s: %s', (name, text, code) => {
    const failure = vagrantFailure('making the machine', ended(exit(name, text)));
    expect(failure.code).toBe(code);
    expect(failure.what).not.toMatch(/box/);
  });

  test('Vagrant that is not there', () => {
    const failure = vagrantFailure('x', { ...ended(''), exitCode: null, missing: true });
    expect(failure).toMatchObject({ code: 'vagrant-missing' });
    expect(failure.message).toMatch(/apt-get install vagrant vagrant-libvirt/);
  });

  test('a failure that nobody foresaw says what was going on, and its first sentence', () => {
    const failure = vagrantFailure(
      'making the machine',
      ended(exit('Newest', 'The moon is\\nin the way.\\n\\nMore.')),
    );
    expect(failure.message).toMatch(/failed while making the machine. The moon is in the way\./);
  });
});

test('ssh-config is read', () => {
  const text =
    'Host patchbay\n  HostName 192.168.121.7\n  User vagrant\n  Port 22\n  IdentityFile "/home/a b/key"\n  IdentityFile /root/.vagrant.d/insecure_private_key\n';
  expect(parseSshConfig(text)).toEqual({
    address: '192.168.121.7',
    port: 22,
    user: 'vagrant',
    identityFiles: ['/home/a b/key', '/root/.vagrant.d/insecure_private_key'],
  });
  expect(parseSshConfig('nothing')).toBeUndefined();
});
