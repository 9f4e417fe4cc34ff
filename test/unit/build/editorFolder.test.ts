import { execa } from 'execa';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLI } from '../../../extension/build/bundles/bundleCli.ts';
import { EXTENSION } from '../../../extension/build/bundles/bundleExtension.ts';
import { ROOT } from '../../../extension/build/root.ts';

interface Configuration {
  readonly name: string;
  readonly type: string;
  readonly args: readonly string[];
  readonly program?: string;
  readonly preLaunchTask?: string;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

const { configurations } = read('.vscode/launch.json') as { configurations: readonly Configuration[] };
const { tasks } = read('.vscode/tasks.json') as {
  tasks: readonly { label: string; type: string; script: string }[];
};
const { scripts } = read('package.json') as { scripts: Readonly<Record<string, string>> };

/** What `npm run build` makes, from the root. */
const built = [CLI, ...EXTENSION].map(({ output }) => output);

describe('.vscode', () => {
  test('every task runs a script of package.json', () => {
    expect(tasks.length).toBeGreaterThan(2);
    expect(tasks.filter(({ type, script }) => type !== 'npm' || !(script in scripts))).toEqual([]);
  });

  test('every launch names files that are there or that its build makes, and a task that is there', () => {
    for (const { name, preLaunchTask, ...configuration } of configurations) {
      const paths = [...JSON.stringify(configuration).matchAll(/\$\{workspaceFolder\}\/([^"]+)/g)];
      for (const [, path = ''] of paths)
        expect(
          existsSync(join(ROOT, path)) || built.includes(path) || path === 'dist/*.cjs',
          `${name}: ${path}`,
        ).toBe(true);
      if (preLaunchTask !== undefined) expect(tasks.map(({ label }) => label)).toContain(preLaunchTask);
    }
  });

  test('F5 opens a window with the built extension', () => {
    const [first] = configurations;
    expect(first).toMatchObject({ type: 'extensionHost', preLaunchTask: 'build' });
    expect(built).toContain((read('package.json') as { main: string }).main.replace('./', ''));
  });

  test('a unit test runs as the debugger starts it', async () => {
    const debug = configurations.find(({ name }) => name === 'This unit test file');
    const place = (text = ''): string =>
      text
        .replace('${workspaceFolder}', ROOT)
        .replace('${relativeFile}', 'test/unit/core/shellQuote.test.ts');
    const { exitCode, all } = await execa(
      process.execPath,
      [place(debug?.program), ...(debug?.args ?? []).map(place)],
      { cwd: ROOT, env: { VITEST: undefined, NO_COLOR: '1' }, all: true, reject: false },
    );
    expect(all).toMatch(/Test Files +1 passed \(1\)/);
    expect(exitCode).toBe(0);
  });
});
