import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

const SOURCE = /\.(ts|mjs|cjs|js|c|h|sh|css)$/;

/** Folders with sources, in which a reader looks for the file that something is in; with the files of each. */
const folders = new Map<string, string[]>();
for (const file of tracked) {
  if (!/^(extension|vm|test|docs)\//.test(file) || file.startsWith('test/fixtures/')) continue;
  folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
}

test('no folder has more than 15 files', () => {
  const large = [...folders]
    .filter(([, files]) => files.filter((file) => SOURCE.test(file) || file.endsWith('.md')).length > 15)
    .map(([folder]) => folder);
  expect(large).toEqual([]);
});

test('every room says what belongs in it', () => {
  const rooms = [...folders]
    .filter(([folder, files]) => /^(extension|vm)\//.test(folder) && files.some((file) => SOURCE.test(file)))
    .map(([folder]) => folder);
  expect(rooms.length).toBeGreaterThan(50);
  // A README, or a line in that of a room around it, as `vm/guest` has for its programs.
  const isDescribed = (room: string): boolean => {
    if (existsSync(join(ROOT, room, 'README.md'))) return true;
    for (let around = dirname(room); around !== '.'; around = dirname(around)) {
      const readme = join(ROOT, around, 'README.md');
      if (existsSync(readme)) return readFileSync(readme, 'utf8').includes(`\`${basename(room)}`);
    }
    return false;
  };
  const silent = [...rooms, 'lessons', 'test'].filter((room) => !isDescribed(room));
  expect(silent).toEqual([]);
});

test('what a README calls by its file name is there', () => {
  const names = new Set(tracked.map((file) => basename(file)));
  const gone = tracked
    .filter((file) => /^(extension|vm|test|lessons)\/.*README\.md$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(ROOT, file), 'utf8').matchAll(
          /`([^`\s<>*]*?([\w.-]+\.(?:ts|mjs|cjs|c|h|css|sh)))`/g,
        ),
      ]
        .filter(([, , name = '']) => !names.has(name))
        .map(([, path]) => `${file}: ${path}`),
    );
  expect(gone).toEqual([]);
});

test('half of the source files have at most 90 lines', () => {
  const lengths = [...folders.values()]
    .flat()
    .filter((file) => SOURCE.test(file))
    .map((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1)
    .sort((one, other) => one - other);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(90);
});

test('no source file is near 500 lines', () => {
  const long = tracked
    .filter((file) => SOURCE.test(file))
    .filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 450);
  expect(long).toEqual([]);
});

function below(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
