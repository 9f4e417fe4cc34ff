import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { startDocker } from '../../vm/provision/startDocker.ts';
import { leftIn, removeTestData, testData } from './harness/testData.ts';

/** Docker's first start in a machine that has none running: the daemons need a minute or more under TCG. */
const data = testData();
let machine: Machine;

beforeAll(async () => {
  machine = await createMachine({ requirements: { docker: false, internet: false } }, data);
  await machine.start();
});
afterAll(async () => {
  await machine.destroy();
  const left = leftIn(data);
  removeTestData(data);
  expect(left).toEqual([]);
});

async function guest(script: string): Promise<string> {
  const result = await machine.exec('vm', { script }, { timeoutMs: 600_000 });
  expect(result).toMatchObject({ exitCode: 0 });
  return result.stdout.trim();
}
const pidOf = (name: string): Promise<string> => guest(`pgrep -x ${name}`);

test(
  'a daemon that ends is reported in its own words, and containerd stays',
  { timeout: 600_000 },
  async () => {
    await guest("mkdir -p /etc/docker && echo '{' >/etc/docker/daemon.json");
    const progress: string[] = [];
    const starting = startDocker(machine, { onProgress: ({ message }) => progress.push(message) });
    await expect(starting).rejects.toMatchObject({
      code: 'docker-not-running',
      why: expect.stringMatching(/^dockerd ended with 1 after \d+ s: .*daemon\.json/) as unknown,
    });
    expect(progress.slice(0, 3)).toEqual(['Starting Docker', 'Starting containerd', 'Starting dockerd']);
    expect(await pidOf('containerd')).toMatch(/^\d+$/);
  },
);

test('a start that was interrupted is gone on with', { timeout: 600_000 }, async () => {
  const containerd = await pidOf('containerd');
  // The call is killed once it has started dockerd.
  await guest(`rm /etc/docker/daemon.json /run/patchbay/dockerd.pid
    patchbay-docker-start >/dev/null 2>&1 & call=$!
    until [ -s /run/patchbay/dockerd.pid ] && pgrep -x dockerd; do sleep 0.1; done; kill -KILL $call`);
  const dockerd = await pidOf('dockerd');
  const progress: string[] = [];
  await startDocker(machine, { onProgress: ({ message }) => progress.push(message) });
  expect(progress).not.toContain('Starting dockerd');
  expect([await pidOf('containerd'), await pidOf('dockerd')]).toEqual([containerd, dockerd]);
  expect(await guest('docker run --rm patchbay/busybox echo in a container')).toBe('in a container');
  expect(await guest('ip -4 -brief address show dev docker0')).toContain('172.17.0.1/16');
});
