import { afterEach, beforeEach, expect, test } from 'vitest';
import { pause } from '../../../extension/core/async/pause.ts';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import type { DataFolder } from '../../../vm/store/dataFolder.ts';
import { GuestMachine } from '../../../vm/machines/guestMachine.ts';
import type { GuestConnection } from '../../../vm/transport/guestConnection.ts';
import { FakeComputer } from '../doctor/fakeComputer.ts';

/** A machine whose guests are numbers; it notes what begins and what ends. */
class Numbered extends GuestMachine<{ readonly connection: GuestConnection; readonly guest: number }> {
  readonly kind = 'qemu';
  readonly log: string[] = [];
  fails = false;
  #last = 0;

  constructor(data: DataFolder) {
    super(data, 'm1', { requirements: { docker: false, internet: false } });
  }

  protected async bringUp({ signal }: Operation): Promise<void> {
    const guest = ++this.#last;
    this.log.push(`up ${guest}`);
    await pause(1, signal);
    if (this.fails) throw new Error('no guest');
    const connection = {
      dispose: () => undefined,
      exec: () => Promise.resolve({ stdout: `guest ${guest}` }),
    };
    this.life = { guest, connection: connection as unknown as GuestConnection };
    this.log.push(`is up ${guest}`);
  }

  protected async bringBack({ guest }: { readonly guest: number }, operation: Operation): Promise<void> {
    this.log.push(`back from ${guest}`);
    this.life = undefined;
    await this.bringUp(operation);
  }

  protected removeOutside(life: { readonly guest: number } | undefined): Promise<void> {
    this.log.push(`removed ${life?.guest ?? 'nothing'}`);
    return Promise.resolve();
  }
}

let computer: FakeComputer;
let machine: Numbered;
beforeEach(() => {
  computer = new FakeComputer();
  machine = new Numbered(computer.data);
});
afterEach(() => computer.remove());

test('resets that are asked for at once take turns, and each has the guest of the one before', async () => {
  await Promise.all([machine.start(), machine.start(), machine.reset(), machine.reset()]);
  expect(machine.log).toEqual([
    'up 1',
    'is up 1',
    'back from 1',
    'up 2',
    'is up 2',
    'back from 2',
    'up 3',
    'is up 3',
  ]);
});

test('a call during a reset means the machine after it', async () => {
  await machine.start();
  const resetting = machine.reset();
  expect((await machine.exec('vm', { argv: ['true'] })).stdout).toBe('guest 2');
  await resetting;
});

test('a start that fails leaves nothing, and the reset behind it is a start', async () => {
  machine.fails = true;
  const failing = machine.start().finally(() => (machine.fails = false));
  const resetting = machine.reset();
  await expect(failing).rejects.toThrow('no guest');
  await resetting;
  expect(machine.log).toEqual(['up 1', 'removed nothing', 'up 2', 'is up 2']);
});

test('destroyed, it cancels what was asked for, and can be started again', async () => {
  const asked = [machine.start(), machine.reset()];
  await machine.destroy();
  for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'not-started' });
  expect(machine.log.at(-1)).toBe('removed nothing');
  await machine.start();
  expect(machine.log.at(-1)).toBe('is up 1');
});
