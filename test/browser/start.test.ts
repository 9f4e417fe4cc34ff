import { execa } from 'execa';
import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { freePort } from '../../vm/process/freePort.ts';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import { makeSharedHome } from '../vm/harness/sharedHome.ts';
import { launchChromium } from './harness/chromium.ts';
import { Workbench } from './harness/workbench.ts';

/** For one condition, on two busy cores. */
const PATIENCE_MS = 90_000;

let home: string;
beforeAll(() => {
  home = makeSharedHome('test-start-');
  symlinkSync(inject('server'), join(home, basename(inject('server'))));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function npmStart(...args: string[]) {
  return execa(process.execPath, ['extension/build/start.ts', ...args], {
    cwd: ROOT,
    env: { PATCHBAY_HOME: home },
    reject: false,
    stdin: 'ignore',
    timeout: 150_000,
  });
}

test('npm start serves the first lesson, and Ctrl-C leaves nothing', async () => {
  const child = npmStart('--port', String(await freePort()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      const [found] = /http:\S+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    void child.then(({ stderr }) => reject(new Error(`npm start ended: ${stderr}`)));
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(url);
    const { player } = await Workbench.of(page);
    await player.title.filter({ hasText: 'A cable, and a switch made of software' }).waitFor();
    await player.running();
    const second = await npmStart();
    expect(second.stdout).toContain(url);
    expect(second.exitCode).toBe(0);
  } finally {
    await browser.close();
    child.kill('SIGINT');
  }
  const { exitCode, stderr } = await child;
  expect(stderr).toContain('nothing is left running');
  expect(exitCode).toBe(130);
  expect(readdirSync(join(home, 'machines'))).toEqual([]);
  expect(readdirSync(join(home, 'run'))).toEqual([]);
  expect(processesMentioning(`${home}/`)).toEqual([]);
});

test('a bad port is told of in a sentence', async () => {
  const bad = await npmStart('--port', '99999');
  expect(bad.exitCode).toBe(2);
  expect(bad.stderr).toContain('99999 is no port');
});
