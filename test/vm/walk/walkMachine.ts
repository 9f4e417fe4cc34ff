import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import type { Machine, MachineRequirements } from '../../../extension/core/machine/machine.ts';
import { runWalk, type WalkOptions, type RecordedWalk } from '../../../extension/core/walk/runWalk.ts';
import type { Walk } from '../../../extension/core/walk/walk.ts';
import { createMachine } from '../../../vm/machines/openMachine.ts';
import { leftIn, removeTestData, testData } from '../harness/testData.ts';
import type { Broken } from './walkedWay.ts';

/** What tests of walks in one file share: a machine, and worlds in it. */
export interface WalkMachine {
  /** A fresh machine with one of the worlds. */
  readonly world: (script: string) => void;
  /** The machine without any world. */
  readonly reset: () => Promise<void>;
  readonly run: (host: string, script: string) => Promise<void>;
  readonly walked: (from: string, to: string, options?: WalkOptions) => Promise<Walk>;
  /** The capture of a walk, as a file. */
  readonly captured: (from: string, to: string, options?: WalkOptions) => Promise<Uint8Array>;
  readonly expectEnd: (broken: Broken) => Promise<void>;
}

/** Programs that worlds compile, in /tmp. */
const SOURCES = ['lessons/vm-bridge/files/toyvm.c', 'lessons/tun/files/mytun.c'];

export function walkMachine(requirements: Partial<MachineRequirements> = {}): WalkMachine {
  const data = testData();
  let machine: Machine;

  beforeAll(async () => {
    machine = await createMachine(
      { requirements: { docker: false, internet: false, ...requirements } },
      data,
    );
    await machine.start();
  });
  afterAll(async () => {
    await machine.destroy();
    expect(leftIn(data)).toEqual([]);
    removeTestData(data);
  });

  const run = async (host: string, script: string): Promise<void> => {
    const result = await machine.exec(host, { script }, { timeoutMs: 120_000 });
    expect(result).toMatchObject({ exitCode: 0 });
  };
  const taken = async (from: string, to: string, options: WalkOptions = {}): Promise<RecordedWalk> => {
    const result = await runWalk(machine, from, to, options);
    if (!result.ok) throw new FailureError(result.failure);
    return result.value;
  };
  const walked: WalkMachine['walked'] = async (...walk) => (await taken(...walk)).walk;
  return {
    reset: () => machine.reset(),
    run,
    walked,
    captured: async (...walk) => (await taken(...walk)).pcapng,
    world: (script) =>
      beforeAll(async () => {
        await machine.reset();
        for (const file of SOURCES) await machine.copyIn(`/tmp/${basename(file)}`, readFileSync(file));
        await run('vm', script);
      }),
    expectEnd: async ({ host, breaks, repairs, walk, ends }) => {
      await run(host, breaks);
      const { answered, verdict } = await walked(...walk);
      await run(host, repairs);
      expect(verdict).toMatch(ends);
      expect(answered).toBe(false);
    },
  };
}
