import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter(
    (file) => file !== '' && existsSync(join(ROOT, file)) && statSync(join(ROOT, file)).size < 1_000_000,
  );

test('no file names the host of a package registry of this machine', () => {
  const sources = ['/etc/apt/sources.list', ...below('/etc/apt/sources.list.d')];
  const apt = sources.flatMap((file) => (existsSync(file) ? [readFileSync(file, 'utf8')] : []));
  const npm = execFileSync('npm', ['config', 'get', 'registry'], { cwd: '/', encoding: 'utf8' });
  const hosts = [...apt, npm].flatMap((text) =>
    [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host ?? ''),
  );
  expect(hosts.length).toBeGreaterThan(0);
  const named = tracked.filter((file) => {
    const text = readFileSync(join(ROOT, file), 'latin1');
    return hosts.some((host) => host !== 'localhost' && !host.startsWith('127.') && text.includes(host));
  });
  expect(named).toEqual([]);
});

test('every room says what belongs in it', () => {
  const rooms = ['extension/core', 'extension/cli', 'extension/build', 'lessons', 'test', 'vm'];
  const inner = ['extension/core', 'vm'].flatMap((room) =>
    readdirSync(join(ROOT, room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${room}/${entry.name}`),
  );
  expect([...rooms, ...inner].filter((room) => !existsSync(join(ROOT, room, 'README.md')))).toEqual([]);
});

test('no source file is near 500 lines', () => {
  const long = tracked
    .filter((file) => /\.(ts|mjs|c|h|sh|css)$/.test(file))
    .filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 450);
  expect(long).toEqual([]);
});

function below(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
