import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleCli } from '../../extension/build/bundles/bundleCli.ts';
import { ROOT } from '../../extension/build/root.ts';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import { run, type RunResult } from '../../vm/process/run.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';

/** A computer that has Node and no other program, and whose settings say where the emulated machine is. */
const root = mkdtempSync(join(tmpdir(), 'patchbay-bare-'));
const [home, programs] = [join(root, 'home'), join(root, 'programs')];
let bundle: string;

/** `env` of `run` adds to this process's own environment; PATH goes in place of its own. */
const bare = (argv: readonly [string, ...string[]]): Promise<RunResult> =>
  run(argv, {
    env: { PATCHBAY_HOME: home, PATH: programs, PATCHBAY_MACHINE: '' },
    cwd: ROOT,
    timeoutMs: 90_000,
  });
const patchbay = (...args: string[]): Promise<RunResult> => bare([process.execPath, bundle, ...args]);

beforeAll(async () => {
  mkdirSync(home);
  mkdirSync(programs);
  symlinkSync(process.execPath, join(programs, 'node'));
  const state = await buildSnapshot(openDataFolder());
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ v86: { snapshot: state } }));
  bundle = await bundleCli();
}, 3_600_000);

afterAll(async () => {
  await patchbay('destroy');
  expect(processesMentioning(`${home}/`)).toEqual([]);
  rmSync(root, { recursive: true });
});

test('the doctor says that the emulated machine is to be had, and fetches it', async () => {
  expect((await patchbay('doctor')).stdout).toMatch(/MISSING The emulated machine is not here/);
  await patchbay('doctor', '--fix', '--yes');
  expect((await patchbay('doctor')).stdout).toContain('ok      The emulated machine is here.');
});

test('a lesson starts in it, says what it is, and is played', async () => {
  const started = await patchbay('start', 'veth-bridge');
  expect(started).toMatchObject({ exitCode: 0 });
  expect(started.stdout).toMatch(
    /running \(v86\)[^]*emulated PC[^]*no Docker, no etcd and no internet[^]*doctor --fix/,
  );
  expect((await patchbay('exec', '--', 'uname', '-m')).stdout).toBe('i686\n');
  expect((await patchbay('solve', 'veth-bridge', 'cable')).exitCode).toBe(0);
  expect((await patchbay('check', 'veth-bridge', 'cable')).exitCode).toBe(0);
});

test('a lesson that it cannot play says so, and nothing is started', async () => {
  for (const [lesson, lack] of [
    ['docker0', 'Docker'],
    ['vxlan-registry', 'etcd'],
  ] as const) {
    const refused = await patchbay('start', lesson);
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toMatch(new RegExp(`This lesson needs ${lack}\\.[^]*v86[^]*QEMU`));
  }
  expect(processesMentioning(`${home}/`)).toHaveLength(1);
});
