import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { attachMachine, createMachine } from '../../vm/machines/openMachine.ts';
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
  test('is open on loopback alone', () => {
    const { port } = loadRecord(data, closed.id)!;
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const listening = ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        // proc_net_tcp: local address, remote address, state; 0A listens.
        .flatMap(([, local = '', , state]) => (local.endsWith(`:${hex}`) && state === '0A' ? [local] : [])),
    );
    expect(listening).toEqual([`0100007F:${hex}`]);
  });

  test('is a key that only its owner can read, in folders that only its owner can enter', () => {
    const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect(mode(join(data.keys, 'id_ed25519'))).toBe('600');
    for (const folder of [data.keys, data.root, data.run, data.machines, join(data.run, closed.id)])
      expect([folder, mode(folder)]).toEqual([folder, '700']);
  });

  test('ends where somebody else answers on the port: the machine is not believed, and our key is not shown', async () => {
    let asked = 0;
    const theirs = ssh2.utils.generateKeyPairSync('ed25519');
    const middle = new ssh2.Server({ hostKeys: [theirs.private] }, (client) => {
      client.on('error', () => undefined);
      client.on('authentication', (context) => {
        asked++;
        context.accept();
      });
    });
    await new Promise<void>((resolve) => middle.listen(0, '127.0.0.1', resolve));
    const { port } = middle.address() as AddressInfo;
    const file = join(data.machines, `${closed.id}.json`);
    const record = readFileSync(file, 'utf8');
    try {
      writeFileSync(file, JSON.stringify({ ...(JSON.parse(record) as object), port }));
      await expect(attachMachine(closed.id, {}, data)).rejects.toMatchObject({
        code: 'connection-lost',
        message: expect.stringContaining('shows a key that is not the expected one') as string,
      });
      expect(asked).toBe(0);
    } finally {
      writeFileSync(file, record);
      middle.close();
    }
  });
});
