import { expect, test } from 'vitest';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { pause } from '../../../extension/core/async/pause.ts';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import type { DataFolder } from '../../../vm/store/dataFolder.ts';
import { loadRecord } from '../../../vm/store/machineRecord.ts';
import { leftIn } from '../harness/testData.ts';

/** What every machine does whose process is ours. `create` makes one that is not started; `data` is where it lives. */
export function lifeContract(data: DataFolder, create: () => Promise<Machine>): void {
  const leftOf = ({ id }: Machine): string[] => leftIn(data).filter((name) => name.includes(id));

  test('two machines differ in what must be unique, and have the right time', async () => {
    const identity = async (): Promise<string[]> => {
      const machine = await create();
      try {
        await machine.start();
        const script =
          'cat /etc/machine-id /proc/sys/kernel/random/uuid; head -c 16 /dev/urandom | od -An -tx1; date +%s';
        return (await machine.exec('vm', { script })).stdout.trim().split('\n');
      } finally {
        await machine.destroy();
        expect(leftOf(machine)).toEqual([]);
      }
    };
    const [a, b] = [await identity(), await identity()];
    for (const index of [0, 1, 2]) expect(a[index]).not.toBe(b[index]);
    expect(Math.abs(Number(b[3]) - Date.now() / 1000)).toBeLessThan(5);
  });

  test('a killed process is reported at once, and what runs rejects', async () => {
    const machine = await create();
    await machine.start();
    const died = new Promise<string>((resolve) => void machine.onDied(({ code }) => resolve(code)));
    const running = machine.exec('vm', { argv: ['sleep', '60'] }).catch((error: unknown) => error);
    process.kill(loadRecord(data, machine.id)!.process!.pid, 'SIGKILL');
    expect(await died).toBe('died');
    expect(await running).toMatchObject({ name: 'FailureError' });
    await expect(machine.exec('vm', { argv: ['true'] })).rejects.toMatchObject({ name: 'FailureError' });
    await machine.destroy();
    expect(leftOf(machine)).toEqual([]);
  });

  test('a guest whose kernel panics is reported at once', async () => {
    const machine = await create();
    await machine.start();
    const died = new Promise<string>((resolve) => void machine.onDied(({ code }) => resolve(code)));
    const script = 'echo 2 >/proc/sys/vm/panic_on_oom; tail /dev/zero';
    await machine.exec('vm', { script }).catch(() => undefined);
    expect(await died).toBe('died');
    await machine.destroy();
    expect(leftOf(machine)).toEqual([]);
  });

  test('a process that is killed while the machine starts is reported as that, and leaves nothing', async () => {
    for (const ms of [0, 100, 250, 400, 550]) {
      const machine = await create();
      const starting = machine.start().then(
        () => undefined,
        (error: unknown) => error,
      );
      const pid = await pollUntil(() => loadRecord(data, machine.id)?.process?.pid, {
        timeoutMs: 60_000,
        everyMs: 5,
      });
      await pause(ms);
      process.kill(pid!, 'SIGKILL');
      const outcome = await starting;
      // A quick computer may be done before the last of these.
      if (outcome === undefined) await machine.destroy();
      else expect(outcome).toMatchObject({ code: 'died' });
      expect(leftOf(machine)).toEqual([]);
    }
  });

  test('a start that is cancelled at any moment leaves nothing', async () => {
    for (const ms of [0, 30, 150, 400, 800]) {
      const machine = await create();
      const reason = new Error(`cancelled after ${ms} ms`);
      const cancel = new AbortController();
      setTimeout(() => cancel.abort(reason), ms);
      const outcome = await machine.start({ signal: cancel.signal }).catch((error: unknown) => error);
      // A quick computer may be done before the last of these.
      if (outcome === undefined) await machine.destroy();
      else expect(outcome).toBe(reason);
      expect(leftOf(machine)).toEqual([]);
    }
  });
}
