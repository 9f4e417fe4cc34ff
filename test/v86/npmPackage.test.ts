import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeNpmPackage, npmPackageName } from '../../extension/build/bundles/npmPackage.ts';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import { run, type RunResult } from '../../vm/process/run.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';

/** An empty folder of a computer without a checkout, into which the package is installed. */
const root = mkdtempSync(join(tmpdir(), 'patchbay-npm-'));
const [home, folder] = [join(root, 'home'), join(root, 'empty')];
/** npm is a script beside Node. */
const node = dirname(process.execPath);
const bare = (argv: readonly [string, ...string[]]): Promise<RunResult> =>
  run(argv, {
    env: { PATCHBAY_HOME: home, PATH: `${node}:/usr/bin:/bin`, PATCHBAY_MACHINE: 'v86' },
    cwd: folder,
    timeoutMs: 90_000,
  });
const patchbay = (...args: string[]): Promise<RunResult> =>
  bare([process.execPath, join(folder, 'node_modules/patchbay/dist/cli.cjs'), ...args]);

beforeAll(async () => {
  mkdirSync(home);
  mkdirSync(folder);
  const file = join(root, npmPackageName());
  const bytes = await makeNpmPackage(file, await buildSnapshot(openDataFolder()));
  expect(bytes).toBeGreaterThan(20e6);
  expect(bytes).toBeLessThan(60e6);
  const installed = await run(
    ['npm', 'install', '--ignore-scripts', '--offline', '--no-audit', '--no-fund', file],
    {
      cwd: folder,
      timeoutMs: 90_000,
    },
  );
  expect(installed).toMatchObject({ exitCode: 0 });
}, 3_600_000);

afterAll(async () => {
  await patchbay('destroy');
  expect(processesMentioning(`${home}/`)).toEqual([]);
  rmSync(root, { recursive: true });
});

test('nothing runs when it is installed, and npm makes a command of it', () => {
  const installed = join(folder, 'node_modules/patchbay/package.json');
  const { bin, scripts, dependencies } = JSON.parse(readFileSync(installed, 'utf8')) as Record<
    string,
    unknown
  >;
  expect({ bin, scripts, dependencies }).toEqual({ bin: { patchbay: 'dist/cli.cjs' } });
});

test('it lists its lessons, starts one in its own machine, and plays it', async () => {
  expect((await patchbay('list')).stdout).toContain('veth-bridge');
  const started = await patchbay('start', 'tun');
  expect(started.exitCode, started.stderr).toBe(0);
  expect(started.stdout).toContain('running (v86)');
  const lesson = join(folder, 'node_modules/patchbay/lessons/tun/lesson.md');
  const [, first = ''] = /^## .*\{#([\w-]+)\}/m.exec(readFileSync(lesson, 'utf8')) ?? [];
  expect((await patchbay('solve', 'tun', first)).exitCode).toBe(0);
  expect((await patchbay('check', 'tun', first)).exitCode).toBe(0);
});
