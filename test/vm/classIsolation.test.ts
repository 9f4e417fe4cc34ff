import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { attachMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { classFolder } from '../../vm/store/classFolder.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { makeClassHub, type ClassHub } from '../browser/harness/classHub.ts';
import { TestBrowser, until } from '../unit/class/classOn.ts';

/** A class on all addresses of this computer, and two learners on its machines, root there, who look for a way out. */
const LESSON = 'short';
let hub: ClassHub;
let machines: Machine[];
/** Where learners' browsers reach the hub: the addresses of this computer in its LAN, and loopback. */
const addresses = [
  '127.0.0.1',
  ...Object.values(networkInterfaces()).flatMap((list = []) =>
    list.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  ),
];
const port = (): string => new URL(hub.address).port;

beforeAll(async () => {
  hub = await makeClassHub();
  await hub.serve('--listen', '0.0.0.0', '--machines', '2');
  for (const name of ['Ann', 'Ben']) {
    const learner = new TestBrowser({ url: hub.address });
    await learner.post('join', { name, code: hub.opened.code });
    const page = await learner.play(LESSON);
    await until(() => expect(page.view?.machine.phase).toBe('running'));
  }
  const { data } = classFolder(openDataFolder({ PATCHBAY_HOME: hub.home }), 'class');
  const records = await listMachines(data);
  machines = await Promise.all(records.map(async ({ id }) => (await attachMachine(id, {}, data)).machine));
});
afterAll(async () => {
  for (const machine of machines) machine.detach();
  await hub.end();
});

/** Asks a TCP port from inside a machine, after the script `first`; what it receives, empty where nothing answers. */
async function ask(machine: Machine, address: string, at: string, first = 'true'): Promise<string> {
  const script = `${first}
    timeout 3 bash -c 'exec 3<>"/dev/tcp/$0/$1" && printf "GET / HTTP/1.0\\r\\n\\r\\n" >&3 && head -c 8 <&3' "$@" 2>/dev/null`;
  return (await machine.exec('vm', { script, args: [address, at] })).stdout;
}

test('the hub is there for browsers, at each of its addresses', async () => {
  expect(machines.length).toBe(2);
  for (const address of addresses) expect((await fetch(`http://${address}:${port()}/`)).status).toBe(200);
});

test("a learner's machine reaches the hub at none of them, and no gateway of the LAN", async () => {
  // 10.0.2.2 is this computer's loopback, for a QEMU machine that may reach it; the others are the LAN's.
  const gateways = addresses.map((address) => address.replace(/\d+$/, '1'));
  for (const address of ['10.0.2.2', ...addresses, ...gateways])
    expect(`${address}: ${await ask(machines[0]!, address, port())}`).toBe(`${address}: `);
  // The request itself works: what listens in the machine is reached.
  const listen = `socat TCP-LISTEN:4444,reuseaddr SYSTEM:'printf HTTP/1.0' >/dev/null 2>&1 &
    until ss -ltn | grep -q :4444; do sleep 0.1; done`;
  expect(await ask(machines[0]!, '127.0.0.1', '4444', listen)).toBe('HTTP/1.0');
});

test("a learner's machine reaches no other learner's, whatever addresses they take", async () => {
  const [one, other] = machines as [Machine, Machine];
  const take = (last: number): string =>
    `ip address replace 10.0.2.${last}/24 dev eth0 && ip link set eth0 up && ip neigh flush all`;
  expect((await one.exec('vm', { script: take(51) })).exitCode).toBe(0);
  expect((await other.exec('vm', { script: take(52) })).exitCode).toBe(0);
  const ping = (address: string) => ({ script: 'ping -c 2 -W 1 "$1" >/dev/null', args: [address] });
  // Its own address replies, so a reply would be seen.
  expect((await one.exec('vm', ping('10.0.2.51'))).exitCode).toBe(0);
  expect((await one.exec('vm', ping('10.0.2.52'))).exitCode).not.toBe(0);
  expect((await other.exec('vm', ping('10.0.2.51'))).exitCode).not.toBe(0);
  // Not by a frame of their own to all, either.
  const arping = { script: 'arping -c 2 -w 2 -I eth0 10.0.2.52' };
  expect((await one.exec('vm', arping)).stdout).toContain('Received 0 response');
});
