import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const LOCK = '{ "lockfileVersion": 3 }';
let root: string;
let target: string;

/** A checkout whose node_modules is a link to another one's. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-bootstrap-'));
  const checkout = join(root, 'checkout');
  mkdirSync(join(checkout, 'extension/build'), { recursive: true });
  const bootstrap = new URL('../../../extension/build/bootstrap.mjs', import.meta.url);
  cpSync(bootstrap, join(checkout, 'extension/build/bootstrap.mjs'));
  writeFileSync(join(checkout, 'package-lock.json'), LOCK);
  writeFileSync(join(checkout, 'target.mjs'), 'process.stdout.write("ran")');
  target = join(root, 'other');
  mkdirSync(target);
  writeFileSync(join(target, 'theirs'), '');
  symlinkSync(target, join(checkout, 'node_modules'), 'junction');
});
afterEach(() => rmSync(root, { recursive: true }));

function bootstrap(): { status: number | null; stdout: string; stderr: string } {
  const script = join(root, 'checkout/extension/build/bootstrap.mjs');
  return spawnSync(process.execPath, [script, 'target.mjs'], { encoding: 'utf8' });
}

test('packages are not installed through a link, whose target npm would empty', () => {
  const { status, stdout, stderr } = bootstrap();
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('Patchbay did not install its Node packages.');
  expect(stderr).toContain(`is a symbolic link to ${target}`);
  expect(stderr).toContain('Remove the link');
  expect(existsSync(join(target, 'theirs'))).toBe(true);
});

test('a link to packages that are current is as good as the packages', () => {
  writeFileSync(join(target, '.patchbay-lock'), createHash('sha256').update(LOCK).digest('hex'));
  expect(bootstrap()).toMatchObject({ status: 0, stdout: 'ran' });
});

test('no script of package.json waits for npm to run another before or after it: .npmrc has ignore-scripts', () => {
  const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
  expect(read('.npmrc')).toContain('ignore-scripts=true');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const around = Object.keys(scripts).filter((name) => {
    const [, of] = /^(?:pre|post)(.+)$/.exec(name) ?? [];
    return of !== undefined && scripts[of] !== undefined;
  });
  expect(around).toEqual([]);
});
