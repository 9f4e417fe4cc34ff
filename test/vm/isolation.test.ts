import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { attachMachine, createMachine } from '../../vm/machines/openMachine.ts';
import { CHANNELS } from '../../vm/machines/qemu/channels.ts';
import { loadRecord } from '../../vm/store/machineRecord.ts';
import { leftIn, removeTestData, testData } from './harness/testData.ts';

/** The computer's ports, as a guest sees them from inside: real listeners here, real sockets there. */
const data = testData();
const greeting = 'a service of the computer';
let tcp: Server;
let udp: Socket;
let closed: Machine;
/** Connections and datagrams that have arrived, from wherever. */
let arrived = 0;

const machineWith = async (internet: boolean): Promise<Machine> => {
  const machine = await createMachine({ requirements: { docker: false, internet } }, data);
  await machine.start();
  // The addresses that QEMU's network has: IPv6 is off in a machine until somebody inside switches it on.
  const script = `sysctl -qw net.ipv6.conf.eth0.disable_ipv6=0
    ip -6 address replace fec0::99/64 dev eth0 nodad && ip -6 route replace default via fec0::2`;
  expect((await machine.exec('vm', { script })).exitCode).toBe(0);
  return machine;
};
const tcpPort = (): number => (tcp.address() as AddressInfo).port;

beforeAll(async () => {
  tcp = createServer((socket) => {
    arrived++;
    socket.end(greeting);
  });
  // All addresses of the computer, of both families: loopback, the LAN's and those of other NICs.
  await new Promise<void>((resolve) => tcp.listen(0, '::', resolve));
  udp = createSocket('udp6', (_message, { port, address }) => {
    arrived++;
    udp.send(greeting, port, address);
  });
  await new Promise<void>((resolve) => udp.bind(0, '::', resolve));
  closed = await machineWith(false);
});
afterAll(async () => {
  await closed.destroy();
  tcp.close();
  udp.close();
  const left = leftIn(data);
  removeTestData(data);
  expect(left).toEqual([]);
});

/** Addresses of this computer that are not loopback: for a guest they lie as far away as any in the internet. */
const ownAddresses = (family: 'IPv4' | 'IPv6'): string[] =>
  Object.values(networkInterfaces()).flatMap((list = []) =>
    list
      .filter((one) => one.family === family && !one.internal && !one.address.startsWith('fe80'))
      .map((one) => one.address),
  );

/** What a connection from inside the machine receives; empty where there is none. */
async function ask(
  machine: Machine,
  protocol: 'tcp' | 'udp',
  address: string,
  port: number,
): Promise<string> {
  const script = `timeout 3 bash -c 'exec 3<>"/dev/$0/$1/$2" && { [ "$0" = tcp ] || echo hi >&3; } && head -c ${greeting.length} <&3' "$@" 2>/dev/null`;
  return (await machine.exec('vm', { script, args: [protocol, address, String(port)] })).stdout;
}

describe('by default a machine reaches', () => {
  // slirp's own: the computer's loopback, its name server and file server, in both families (QEMU, net/slirp.c).
  const addresses = [
    '10.0.2.2',
    '10.0.2.3',
    '10.0.2.4',
    'fec0::2',
    'fec0::3',
    ...ownAddresses('IPv4'),
    ...ownAddresses('IPv6'),
  ];

  test('nothing of this computer, at none of its addresses', async () => {
    const ports = [['tcp', tcpPort()] as const, ['udp', udp.address().port] as const];
    const received = await Promise.all(
      addresses.flatMap((address) =>
        ports.map(async ([protocol, port]) => `${address}: ${await ask(closed, protocol, address, port)}`),
      ),
    );
    expect(received).toEqual(addresses.flatMap((address) => [`${address}: `, `${address}: `]));
    expect(arrived).toBe(0);
  });

  test('no name server, and no address of the internet', async () => {
    const query = String.raw`\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x07example\x03com\x00\x00\x01\x00\x01`;
    const script = `for at in 10.0.2.3 1.1.1.1 8.8.8.8; do
      timeout 2 bash -c 'exec 3<>/dev/udp/$0/53; printf "${query}" >&3; head -c 2 <&3 | od -An -tx1' $at &
      timeout 2 bash -c 'exec 3<>/dev/tcp/$0/443 && echo reached' $at &
    done 2>/dev/null; wait`;
    expect((await closed.exec('vm', { script })).stdout.trim()).toBe('');
  });
});

test('with the internet on, it reaches what the computer does: other addresses, and its own loopback too', async () => {
  const open = await machineWith(true);
  try {
    for (const address of ['10.0.2.2', ...ownAddresses('IPv4')])
      expect([address, await ask(open, 'tcp', address, tcpPort())]).toEqual([address, greeting]);
    expect(await ask(open, 'udp', '10.0.2.2', udp.address().port)).toBe(greeting);
  } finally {
    await open.destroy();
  }
});

describe('the way into a machine', () => {
  test('is no port of this computer', () => {
    const { process } = loadRecord(data, closed.id)!;
    const descriptors = `/proc/${process!.pid}/fd`;
    const own = new Set(
      readdirSync(descriptors).map(
        (fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(join(descriptors, fd)))?.[1],
      ),
    );
    // Its channels, and what it is controlled with, are Unix sockets.
    expect(inodes('unix', 6).filter((inode) => own.has(inode)).length).toBeGreaterThan(2);
    for (const table of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'])
      expect([table, inodes(table, 9).filter((inode) => own.has(inode))]).toEqual([table, []]);
  });

  test('is in folders that only their owner can enter', () => {
    const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    for (const folder of [data.root, data.run, data.machines, join(data.run, closed.id)])
      expect([folder, mode(folder)]).toEqual([folder, '700']);
  });

  test('is for six at a time: the next one waits, is told so, and gets in when one has gone', async () => {
    const clients = await Promise.all(
      Array.from({ length: CHANNELS - 1 }, () => attachMachine(closed.id, {}, data)),
    );
    try {
      for (const { machine } of clients)
        expect((await machine.exec('vm', { argv: ['hostname'] })).stdout).toBe('vm\n');
      await expect(attachMachine(closed.id, {}, data)).rejects.toMatchObject({
        code: 'connection-lost',
        message: expect.stringContaining(`All of its ${CHANNELS} channels are in use.`) as string,
      });
      const waiting = attachMachine(closed.id, {}, data);
      clients.pop()?.machine.detach();
      clients.push(await waiting);
      expect((await clients.at(-1)!.machine.exec('vm', { argv: ['hostname'] })).stdout).toBe('vm\n');
    } finally {
      for (const { machine } of clients) machine.detach();
    }
  });
});

/** The sockets in a table of /proc/net (proc_net_tcp, proc_pid_net: unix), by the number of the column with the inode. */
function inodes(table: string, column: number): string[] {
  const lines = readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => line.trim().split(/\s+/)[column] ?? '');
}
