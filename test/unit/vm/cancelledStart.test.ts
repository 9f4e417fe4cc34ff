import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { chooseMachine } from '../../../vm/machines/chooseMachine.ts';
import type { CloneBackend } from '../../../vm/machines/cloned/cloneBackend.ts';
import { ClonedMachine } from '../../../vm/machines/cloned/clonedMachine.ts';
import { createMachine } from '../../../vm/machines/openMachine.ts';
import { findQemu, qemuTarget } from '../../../vm/machines/qemu/findQemu.ts';
import { newKeyPair } from '../../../vm/store/installationKey.ts';
import { cleanLeftovers } from '../../../vm/store/leftovers.ts';
import { readSettings, type MachineSettings } from '../../../vm/store/settings.ts';
import { FakeComputer } from '../doctor/fakeComputer.ts';

/** What a start asks may hang: it ends with the learner's Cancel all the same, long before any time limit. */
const requirements = { docker: false, internet: false };
const cancelSoon = (): AbortSignal => {
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(new Error('the learner cancelled')), 50);
  return cancel.signal;
};
const endsCancelled = async (work: (signal: AbortSignal) => Promise<unknown>): Promise<void> => {
  const begun = performance.now();
  await expect(work(cancelSoon())).rejects.toThrow('the learner cancelled');
  // The shortest of the limits is 10 s.
  expect(performance.now() - begun).toBeLessThan(8000);
};

let computer: FakeComputer;
beforeEach(() => void (computer = new FakeComputer()));
afterEach(() => computer.remove());

test('a QEMU that does not say its version: the choice of a machine, and the start of one', async () => {
  const { data } = computer;
  const script = `until [ -e ${computer.path('go')} ]; do /bin/sleep 0.02; done`;
  computer.program(`qemu-system-${qemuTarget().system}`, { script });
  const other = findQemu().catch((error: unknown) => error);
  await endsCancelled((signal) => chooseMachine({ kind: 'auto' }, data, signal));
  const settings = { ...readSettings(data), machine: 'auto' };
  await endsCancelled((signal) => createMachine({ requirements, settings }, data, signal));
  const machine = await createMachine({ requirements, settings: readSettings(data, 'qemu') }, data);
  await endsCancelled((signal) => machine.start({ signal }));
  // Who asks beside a start that is cancelled gets the answer.
  computer.file('go', '');
  expect(await other).toMatchObject({
    code: 'qemu-broken',
    why: expect.stringContaining('QEMU') as string,
  });
});

test('a backend that hangs, and what it was asked to stop', async () => {
  let asked: AbortSignal | undefined;
  const backend: Partial<CloneBackend<never>> = {
    kind: 'qemu',
    gather: (_data, _needs, { signal }) => {
      asked = signal;
      return new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
      );
    },
  };
  const machine = new ClonedMachine(computer.data, 'm1', backend as CloneBackend<never>, { requirements });
  await endsCancelled((signal) => machine.start({ signal }));
  expect(asked?.aborted).toBe(true);
});

test('leftovers that do not end', async () => {
  const left = join(computer.data.run, 'm1');
  mkdirSync(left);
  writeFileSync(join(left, 'owner.json'), JSON.stringify({ pid: 1, start: 'long ago' }));
  await endsCancelled((signal) =>
    cleanLeftovers(computer.data, {
      signal,
      endOutside: (_, inner) =>
        new Promise((_resolve, reject) =>
          inner?.addEventListener('abort', () => reject(new Error('ended')), { once: true }),
        ),
    }),
  );
  // Tried again, and no longer in the way.
  expect(await cleanLeftovers(computer.data)).toEqual(['m1']);
});

test('a host that takes connections and says nothing', async () => {
  const silent = createServer();
  const { port } = await listening(silent);
  const machine = (knownHosts: string): Promise<Machine> => {
    const settings: MachineSettings = {
      ...readSettings(computer.data, `ssh://root@127.0.0.1:${port}`),
      ssh: { knownHosts: computer.file('known_hosts', knownHosts).path('known_hosts') },
    };
    return createMachine({ requirements, settings }, computer.data);
  };
  const key = newKeyPair().public;
  try {
    for (const known of ['', `[127.0.0.1]:${port} ${key}\n`]) {
      const started = await machine(known);
      await endsCancelled((signal) => started.start({ signal }));
    }
  } finally {
    silent.close();
  }
});

async function listening(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address() as AddressInfo;
}
