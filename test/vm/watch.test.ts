import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { watchState } from '../../extension/core/state/watchState.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { pollUntil } from '../../extension/core/async/pollUntil.ts';
import { removeTestData, testData } from './harness/testData.ts';

const data = testData();
const stop = new AbortController();
let machine: Machine;
let watching: Promise<void>;
let changes = 0;

beforeAll(async () => {
  machine = await createMachine({ requirements: { docker: false, internet: false } }, data);
  await machine.start();
  await machine.exec('vm', { argv: ['patchbay-host', 'add', 'a'] });
  watching = watchState(machine, () => changes++, stop.signal);
  // The first comes when it listens.
  expect(await pollUntil(() => changes > 0 || undefined, { timeoutMs: 60_000, everyMs: 20 })).toBe(true);
});
afterAll(async () => {
  await machine.destroy();
  removeTestData(data);
});

/** Runs a script and waits until a change is reported after it began. */
async function changeAfter(host: string, script: string): Promise<boolean> {
  const before = changes;
  const result = await machine.exec(host, { script });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  return (await pollUntil(() => changes > before || undefined, { timeoutMs: 30_000, everyMs: 20 })) ?? false;
}

test.each([
  ['vm', 'ip netns add red'],
  ['vm', 'ip -n red link set lo up'],
  ['a', 'ip netns add blue'],
  ['a', 'ip -n blue link add br0 type bridge'],
  ['a', 'ip link add dm0 type dummy; ip addr add 10.0.0.1/24 dev dm0; ip link set dm0 up'],
  ['a', 'ip route add 10.9.0.0/24 dev dm0'],
  ['a', 'ip neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev dm0'],
  ['a', 'nft add table ip wires'],
  ['vm', 'ip netns del red'],
])('on %s: %s', async (host, script) => {
  expect(await changeAfter(host, script)).toBe(true);
});

test('what is watched is not kept alive, and the watcher itself is in no state', async () => {
  const { stdout } = await machine.exec('vm', {
    script:
      'ip link add v0 type veth peer name v1; ip netns add t; ip link set v1 netns t; ip netns del t; sleep 1; ls /sys/class/net; patchbay-state',
  });
  expect(stdout).not.toMatch(/^v0$/m);
  expect(stdout).not.toContain('patchbay-watch');
});

test('it ends when it is aborted', async () => {
  stop.abort(new Error('enough'));
  await expect(watching).resolves.toBeUndefined();
});
