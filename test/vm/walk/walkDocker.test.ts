import { expect, test } from 'vitest';
import { way } from './walkedWay.ts';
import { walkMachine } from './walkMachine.ts';
import { DOCKER } from './walkWorlds.ts';

const { world, walked } = walkMachine({ docker: true });
world(DOCKER);

/** Docker chooses the name of a container's interface on the host. */
const named = (lines: string[]): string[] =>
  lines.map((line) => line.replaceAll(/veth[0-9a-f]{7}/g, 'vethX'));

test('docker0: out by masquerade, and back in', async () => {
  const walk = await walked('container:web', 'laptop');
  expect(named(way(walk, 'request'))).toEqual([
    'eth0 in container web: sent',
    'vethX on vm: over the cable from eth0 in container web',
    'docker0 on vm: received by docker0 for vm itself',
    'enp0s8 on vm: routed by vm; source rewritten by NAT: 172.17.0.2 became 192.168.31.101; TTL 64 became 63',
    'port1 on lan: over the cable from enp0s8 on vm',
    'port2 on lan: forwarded by lan: its FDB has MAC behind port2',
    'enp0s8 on laptop: over the cable from port2 on lan',
  ]);
  expect(walk.answered).toBe(true);
});

test('docker0: a published port leads into the container', async () => {
  const walk = await walked('laptop', '192.168.31.101', { kind: 'tcp', port: 8080 });
  expect(named(way(walk, 'request').slice(3))).toEqual([
    'enp0s8 on vm: over the cable from port1 on lan',
    'docker0 on vm: routed by vm; destination rewritten by NAT: 192.168.31.101:8080 became 172.17.0.2:80; TTL 64 became 63',
    'vethX on vm: forwarded by docker0: its FDB has MAC behind vethX',
    'eth0 in container web: over the cable from vethX on vm',
  ]);
  expect(walk.answered).toBe(true);
});
