import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imageFolder } from '../../vm/machines/qemu/image.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { clonedContract } from './contracts/clonedContract.ts';

const { machine } = clonedContract('qemu');

test('NICs are quiet: IPv6 is off in the machine, on hosts and in new namespaces, and can be switched on', async () => {
  const script = `set -e
    patchbay-host add quiet; ip netns add fresh; ip link add card0 type dummy; ip link set card0 up
    for place in "" "patchbay-host exec quiet --" "ip netns exec fresh"; do $place cat /proc/sys/net/ipv6/conf/default/disable_ipv6; done
    sysctl -qw net.ipv6.conf.card0.disable_ipv6=0
    ip -6 -brief address show card0; grep -c '^0*1 ' /proc/net/if_inet6
    patchbay-host del quiet; ip netns del fresh; ip link del card0`;
  expect((await machine().exec('vm', { script })).stdout).toMatch(/^1\n1\n1\ncard0 .* fe80::.*\n1\n$/);
});

test('the image says what it is made from: each package with its licences', async () => {
  const read = (file: string): string => readFileSync(join(imageFolder(openDataFolder()), file), 'utf8');
  const { components } = JSON.parse(read('sbom.cdx.json')) as {
    components: { name: string; version: string; licenses: { license: { name: string } }[] }[];
  };
  const listed = components.map(({ name, version }) => `${name}=${version}`);
  expect(listed.sort()).toEqual(read('packages.txt').trim().split('\n').sort());
  const licences = components.find(({ name }) => name === 'iproute2')?.licenses;
  expect(licences?.map(({ license }) => license.name)).toContain('GPL-2');
  // Where a copyright file names none in a machine's words, it is there to be read.
  const unlicensed = components.filter(({ licenses }) => licenses.length === 0).map(({ name }) => name);
  const missing = await machine().exec('vm', {
    script: 'for name; do [ -s /usr/share/doc/$name/copyright ] || echo "$name"; done',
    args: unlicensed,
  });
  expect(missing.stdout).toBe('');
});
