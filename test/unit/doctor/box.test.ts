import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { boxFinding } from '../../../vm/doctor/vagrant/boxFinding.ts';
import type { VagrantSettings } from '../../../vm/store/settings.ts';
import { FakeComputer } from './fakeComputer.ts';
import { advice } from './advice.ts';

const PATH = process.env['PATH'];
const own = process.arch === 'x64' ? 'amd64' : process.arch;
const LIBVIRT = { name: 'libvirt', title: 'libvirt', programs: [] };
let computer: FakeComputer;
beforeEach(() => void (computer = new FakeComputer()));
afterEach(() => computer.remove());

async function look(settings: VagrantSettings = {}): Promise<string> {
  const finding = await boxFinding(LIBVIRT, settings);
  return `${finding.ok ? 'ok' : 'MISSING'} ${finding.what} ${advice(finding)}`;
}
function boxFile(metadata: string): string {
  computer.file('metadata.json', metadata).file('box.img', 'x');
  const file = join(computer.root, 'some.box');
  // The real tar is used, to pack and to look.
  vi.stubEnv('PATH', PATH);
  execFileSync('tar', ['-C', computer.root, '-czf', file, 'metadata.json', 'box.img']);
  return file;
}

test('a box file that is named and not there', async () => {
  expect(await look({ boxFile: '/nowhere/x.box' })).toMatch(
    /^MISSING .*no \/nowhere\/x\.box.*vagrant\.boxFile/,
  );
});

test.each([
  ['{"provider":"libvirt","format":"qcow2","virtual_size":1}', /^ok The box file .*some\.box is here/],
  [`{"provider":"libvirt","architecture":"${own}"}`, /^ok /],
  ['{"provider":"virtualbox"}', /^MISSING The box is for another provider\. .*is for virtualbox/],
  ['{"provider":"libvirt","architecture":"s390x"}', /^MISSING The box is not for this processor\. .*s390x/],
])('a box file with %s', async (metadata, words) => {
  expect(await look({ boxFile: boxFile(metadata) })).toMatch(words);
});

test.each(['202502.21.0/libvirt', `202502.21.0/${own}/libvirt`])(
  'a box in Vagrant’s home: %s',
  async (place) => {
    computer.program('curl', { exit: 6 });
    computer.file(`vagrant/boxes/bento-VAGRANTSLASH-debian-12/${place}/metadata.json`, '{}');
    expect(await look()).toMatch(/^ok The box bento\/debian-12 is here\./);
  },
);

test('a box that is there for another provider is asked for', async () => {
  computer.program('curl', { err: 'curl: (6) Could not resolve host: vagrantcloud.com\n', exit: 6 });
  computer.file('vagrant/boxes/bento-VAGRANTSLASH-debian-12/202502.21.0/virtualbox/metadata.json', '{}');
  expect(await look()).toMatch(
    /^MISSING Vagrant can’t fetch the box\. .*Could not resolve host.*HTTPS_PROXY/,
  );
});

test('a proxy that looks into TLS: what to set', async () => {
  computer.program('curl', {
    err: 'curl: (60) SSL certificate problem: self-signed certificate in certificate chain\n',
    exit: 60,
  });
  expect(await look()).toMatch(/^MISSING .*certificate is not trusted\. .*SSL_CERT_FILE and CURL_CA_BUNDLE/);
});

const catalogue = (...providers: object[]): string =>
  JSON.stringify({ name: 'a/b', versions: [{ version: '1', providers }] });
test.each([
  [catalogue({ name: 'libvirt', architecture: own }), /^ok The box a\/b can be fetched\./],
  [catalogue({ name: 'libvirt' }), /^ok /],
  [
    catalogue({ name: 'libvirt', architecture: 's390x' }),
    /^MISSING There is no such box .*not offered for libvirt/,
  ],
  [catalogue({ name: 'virtualbox', architecture: own }), /^MISSING There is no such box/],
  ['<html>a captive portal</html>', /^ok /],
])('a catalogue that says %s', async (out, words) => {
  computer.program('curl', { out });
  expect(await look({ box: 'a/b' })).toMatch(words);
});
