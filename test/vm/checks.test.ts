import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCheck } from '../../extension/core/checks/parseCheck.ts';
import { runChecks, type CheckResult } from '../../extension/core/checks/runChecks.ts';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { readState } from '../../extension/core/state/readState.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { removeTestData, testData } from './harness/testData.ts';

const data = testData();
let machine: Machine;

/** Two namespaces on a bridge, a NIC with nothing behind it, a server and a program in red. */
const WORLD = `
set -e
ip link add br0 type bridge
ip link set br0 up
for n in red green; do
  ip netns add $n
  ip link add v$n type veth peer name eth0 netns $n
  ip link set v$n master br0 up
  ip -n $n link set lo up
  ip -n $n link set eth0 up
done
ip -n red addr add 10.0.0.1/24 dev eth0
ip -n green addr add 10.0.0.2/24 dev eth0
ip netns add empty
ip netns exec green socat TCP-LISTEN:8080,fork,reuseaddr EXEC:/bin/true </dev/null >/dev/null 2>&1 &
ip netns exec red sleep 7777 </dev/null >/dev/null 2>&1 &
echo 'hello wire' > /root/note
`;

beforeAll(async () => {
  machine = await createMachine({ requirements: { docker: false, internet: false } }, data);
  await machine.start();
  const made = await machine.exec('vm', { script: WORLD });
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
});
afterAll(async () => {
  await machine.destroy();
  removeTestData(data);
});

async function look(entry: object): Promise<CheckResult> {
  const parsed = parseCheck({ what: 'it', ...entry });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const context = { machine, readState: () => readState(machine), defaultHost: 'vm' };
  const [result] = await runChecks([parsed.check], context);
  if (!result) throw new Error('no result');
  return result;
}

test('a check that failed leaves no ARP request open: the next packet sends one again', async () => {
  const red = (script: string) => machine.exec('vm', { script: `ip netns exec red ${script}` });
  expect(await look({ reach: '10.0.0.9', from: 'red' })).toMatchObject({ status: 'fail' });
  expect((await red('ip neighbour show nud incomplete')).stdout).toBe('');
  await machine.exec('vm', { script: 'ip -n green addr add 10.0.0.9/24 dev eth0' });
  expect((await red('ping -c 1 10.0.0.9')).exitCode).toBe(0);
  await machine.exec('vm', {
    script: 'ip -n green addr del 10.0.0.9/24 dev eth0; ip -n red neighbour flush all',
  });
});

test.each([
  [{ reach: '10.0.0.2', from: 'red' }, 'pass', /10\.0\.0\.2 replied/],
  [{ reach: '10.0.0.9', from: 'red', count: 1 }, 'fail', /did not reply/],
  [{ reach: '10.0.0.9', from: 'red', count: 1, blocked: true }, 'pass', /did not reply/],
  [{ reach: '10.0.0.2', from: 'red', blocked: true }, 'fail', /replied/],
  [{ reach: '10.0.0.2', from: 'empty', blocked: true }, 'error', /no address to send from/],
  [{ reach: '10.0.0.2', from: 'nowhere', blocked: true }, 'error', /no namespace nowhere/],
  [{ reach: '10.0.0.2', from: 'nowhere' }, 'fail', /no namespace nowhere/],
  [{ reach: 'no-such-name', from: 'red', blocked: true }, 'error', /not known|failure in name/],
  [{ reach: '10.0.0.2', from: 'red', port: 8080 }, 'pass', /connected to 10\.0\.0\.2 port 8080/],
  [{ reach: '10.0.0.2', from: 'red', port: 8081 }, 'fail', /refused/],
  [{ reach: '10.0.0.2', from: 'red', size: 2000, fragment: false }, 'fail', /did not reply/],
  [{ reach: '10.0.0.2', from: 'red', size: 2000 }, 'pass', /replied/],
  [{ process: '^sleep 7777', netns: 'red' }, 'pass', /sleep 7777 runs/],
  [{ process: '^sleep 7777', netns: 'green' }, 'fail', /no such process/],
  [{ process: '^sleep 8888' }, 'fail', /no such process/],
  [{ process: '^sleep 8888', absent: true }, 'pass', /no such process/],
  [{ file: '/root/note', contains: 'hello wire' }, 'pass', /./],
  [{ file: '/root/note', contains: 'goodbye' }, 'fail', /./],
  [{ file: '/root/other' }, 'fail', /\/root\/other/],
  [{ command: 'test -e /root/note' }, 'pass', /./],
  [{ command: 'cat /root/note', output: 'wire$' }, 'pass', /hello wire/],
  [{ command: 'cat /root/other' }, 'fail', /./],
  [{ link: 'v*', kind: 'veth', master: 'br0' }, 'pass', /./],
  [{ link: 'v*', kind: 'veth', master: 'br1' }, 'fail', /./],
  [{ address: '10.0.0.1/24', on: 'eth0', netns: 'red' }, 'pass', /./],
  [{ address: '10.0.0.1/16', on: 'eth0', netns: 'red' }, 'fail', /10\.0\.0\.1\/24/],
])('%j is %s', async (entry, status, seen) => {
  const result = await look(entry);
  expect({ status: result.status, seen: result.seen }).toEqual({
    status,
    seen: expect.stringMatching(seen) as unknown,
  });
});

const places = { red: '10.0.0.1', green: '10.0.0.2' };

test('who reaches whom, in both directions and by each protocol, and a rule for one of them is told', async () => {
  expect(await look({ reaches: places, source: 'kept', hops: 0 })).toMatchObject({ status: 'pass' });
  expect(await look({ reaches: places, apart: ['red - green'], protocols: ['icmp'] })).toMatchObject({
    status: 'fail',
    seen: 'red → green (ICMP): it arrives and gets a reply; green → red (ICMP): it arrives and gets a reply',
  });
  await machine.exec('vm', {
    script: `ip netns exec green nft 'add table ip w; add chain ip w in { type filter hook input priority 0; }; \
      add rule ip w in meta l4proto udp drop'`,
  });
  expect(await look({ reaches: places })).toMatchObject({
    status: 'fail',
    seen: expect.stringContaining('red → green (UDP): it does not arrive') as unknown,
  });
  await machine.exec('vm', { script: 'ip netns exec green nft delete table ip w' });
});

test('a round of checks leaves no entry in the tables of neighbours, bridges and conntrack', async () => {
  const tables = async (): Promise<string> => {
    const script = `
      for n in red green; do ip -n $n neigh show; ip netns exec $n cat /proc/sys/net/netfilter/nf_conntrack_count; done
      bridge fdb show br br0 dynamic | sort`;
    return (await machine.exec('vm', { script })).stdout.replace(/ (REACHABLE|STALE|DELAY|PROBE)/g, '');
  };
  await machine.exec('vm', {
    script: `for n in red green; do ip -n $n neigh flush all; done; bridge fdb flush dev br0 nopermanent nostatic
      ip netns exec red nft 'add table ip w; add chain ip w in { type filter hook input priority 0; }; \
      add rule ip w in ct state new counter'`,
  });
  const before = await tables();
  expect(await look({ reaches: places })).toMatchObject({ status: 'pass' });
  expect(await look({ reach: '10.0.0.2', from: 'red' })).toMatchObject({ status: 'pass' });
  expect(await look({ command: 'ip netns exec red ping -c 1 10.0.0.2' })).toMatchObject({ status: 'pass' });
  expect(await tables()).toBe(before);
  await machine.exec('vm', { script: 'ip netns exec red nft delete table ip w' });
});

test('a program of the learner with the name of one that checks use is not asked', async () => {
  await machine.exec('vm', {
    script: `printf '#!/bin/sh\necho fake\n' >/usr/local/bin/ping && chmod +x /usr/local/bin/ping`,
  });
  expect(await look({ reach: '10.0.0.9', from: 'red', count: 1 })).toMatchObject({ status: 'fail' });
  await machine.exec('vm', { script: 'rm /usr/local/bin/ping' });
});

test('a capture sees what goes over a link while something is done, and what does not', async () => {
  const during = 'ip netns exec red ping -c 2 -i 0.2 -W 1 10.0.0.2';
  const seen = await look({
    capture: 'vgreen',
    filter: 'icmp',
    during,
    contains: '10.0.0.1 > 10.0.0.2',
    count: 2,
  });
  expect(seen).toMatchObject({ status: 'pass' });
  expect(await look({ capture: 'vgreen', filter: 'udp', during, none: true })).toMatchObject({
    status: 'pass',
  });
  expect(await look({ capture: 'vgreen', filter: 'icmp', during, none: true })).toMatchObject({
    status: 'fail',
  });
  expect(await look({ capture: 'vgreen', filter: 'udp', during })).toMatchObject({ status: 'fail' });
  expect(await look({ capture: 'nosuch', during })).toMatchObject({ status: 'fail' });
});

test('a rate is measured between two namespaces', async () => {
  const between = { rate: '10.0.0.2', from: 'red', server: { netns: 'green' }, seconds: 1 };
  const enough = await look({ ...between, atLeast: '1M' });
  expect(enough).toMatchObject({ status: 'pass', seen: expect.stringMatching(/bit\/s/) as unknown });
  expect(await look({ ...between, atLeast: '900G' })).toMatchObject({ status: 'fail' });
});
