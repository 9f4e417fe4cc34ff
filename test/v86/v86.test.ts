import { beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { attachMachine } from '../../vm/machines/openMachine.ts';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { loadRecord } from '../../vm/store/machineRecord.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { memoryOf } from '../bench/memory.ts';
import { processorSeconds } from '../bench/processorTime.ts';
import { clonedContract } from '../vm/contracts/clonedContract.ts';
import { collect } from '../vm/harness/collect.ts';
import { lifeContract } from '../vm/contracts/lifeContract.ts';

beforeAll(() => buildSnapshot(openDataFolder()), 3_600_000);

const { data, create, machine, findAgain } = clonedContract('v86');
const pid = (): number => loadRecord(data, machine().id)!.process!.pid;

describe('life', () => lifeContract(data, create));

test('takes less than 700 MB after all that', () => {
  expect(memoryOf(pid()).own).toBeLessThan(700e6);
});

test('begins with lo and one NIC, and IPv6 is off', async () => {
  const script = `ip -br link | cut -d' ' -f1; ip netns add fresh; ip -n fresh -br link | cut -d' ' -f1
    cat /proc/sys/net/ipv6/conf/default/disable_ipv6; ip netns del fresh`;
  await machine().reset();
  expect((await machine().exec('vm', { script })).stdout).toBe('lo\neth0\nlo\n1\n');
});

test('reaches nothing of this computer: its NIC has no cable', async () => {
  const script =
    'ping -c 1 -W 1 10.0.2.2; ping -c 1 -W 1 127.0.0.2 >/dev/null && echo itself; ip neigh show dev eth0';
  const { stdout } = await machine().exec('vm', { script });
  expect(stdout).toMatch(/100% packet loss[^]*itself\n10\.0\.2\.2 +(FAILED|INCOMPLETE)/);
});

test('what root writes to the console of the machine channel ends connections, and not the machine', async () => {
  await machine().exec('vm', {
    script: 'setsid sh -c "sleep 0.3; echo nonsense and more of it >/dev/hvc0" &',
  });
  await expect(machine().exec('vm', { argv: ['sleep', '20'] })).rejects.toMatchObject({
    name: 'FailureError',
  });
  expect((await machine().exec('vm', { argv: ['echo', 'on'] })).stdout).toBe('on\n');
});

test('gcc, which is tcc here, compiles a program for a tun device', async () => {
  const source = `#include <fcntl.h>
    #include <linux/if_tun.h>
    #include <net/if.h>
    #include <string.h>
    #include <stdio.h>
    #include <sys/ioctl.h>
    int main(void) {
      struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
      strcpy(request.ifr_name, "tun7");
      int fd = open("/dev/net/tun", O_RDWR);
      if (fd < 0 || ioctl(fd, TUNSETIFF, &request) < 0) { perror("tun"); return 1; }
      puts(request.ifr_name);
    }`;
  await machine().copyIn('/root/tun.c', Buffer.from(source));
  const result = await machine().exec('vm', { script: 'cd /root && gcc -O2 -Wall -o tun tun.c && ./tun' });
  expect(result).toMatchObject({ stdout: 'tun7\n', stderr: '', exitCode: 0 });
});

test('many programs and much data at once keep apart, for several clients', async () => {
  const second = (await attachMachine(machine().id, {}, data)).machine;
  const echo = async (client: Machine, index: number): Promise<boolean> => {
    const sent = String(index).repeat(60_000);
    const { stdout } = await client.exec('vm', { argv: ['cat'] }, { stdin: sent });
    return stdout === sent;
  };
  const all = Array.from({ length: 12 }, (_, index) => echo(index % 2 === 0 ? machine() : second, index));
  expect(await Promise.all(all)).toEqual(Array(12).fill(true));
  // What ran for a client that went is ended; the other's goes on.
  const begun: Promise<void>[] = [];
  const sleep = (client: Machine, seconds: string) =>
    new Promise<void>((resolve) => {
      const script = `echo on; exec sleep ${seconds}`;
      void client.exec('vm', { script }, { onStdout: () => resolve() }).catch(() => {});
    });
  begun.push(sleep(machine(), '7001'), sleep(second, '7002'));
  await Promise.all(begun);
  second.detach();
  const left = async (): Promise<string> =>
    (await machine().exec('vm', { argv: ['pgrep', '-ax', 'sleep'] })).stdout.replaceAll(/^\d+ /gm, '');
  await expect.poll(left, { timeout: 10_000 }).not.toContain('7002');
  expect(await left()).toContain('sleep 7001\n');
  await machine().exec('vm', { argv: ['pkill', '-f', 'sleep 7001'] });
});

test('stands still while nobody is connected, and has the right time afterwards', async () => {
  const used = async (): Promise<number> => {
    const before = processorSeconds(pid());
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return processorSeconds(pid()) - before;
  };
  // Node itself takes a little now and then.
  await findAgain(() => expect.poll(used, { timeout: 30_000 }).toBeLessThan(0.04));
  const now = (await machine().exec('vm', { argv: ['date', '+%s'] })).stdout;
  expect(Math.abs(Number(now) - Date.now() / 1000)).toBeLessThan(3);
});

test('an agent that ends is replaced, and terminals go on', async () => {
  const pty = await machine().openTerminal('survives', { host: 'vm' }, { columns: 80, rows: 24 });
  pty.write('x=6; echo on-$((1 + 1))\r');
  await collect(pty).until(/on-2/);
  await expect(
    machine().exec('vm', {
      script: 'pkill -KILL -x -P "$(pgrep -x patchbay-consol)" patchbay-agent; sleep 9',
    }),
  ).rejects.toMatchObject({ name: 'FailureError' });
  const again = await machine().openTerminal('survives', { host: 'vm' }, { columns: 80, rows: 24 });
  again.write('echo off-$((x * 7))\r');
  await collect(again).until(/off-42/);
  again.dispose();
});
