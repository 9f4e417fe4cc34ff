import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { markdownLinks } from '../unit/docs/markdownLinks.ts';

/** Of CycloneDX's. */
interface Component {
  readonly name: string;
  readonly version: string;
  readonly licenses: readonly { readonly license?: { readonly id: string }; readonly expression?: string }[];
}

/** Files below `folder` that git or an installer put there, by path. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

test('the installed package has all that runs, and nothing else', () => {
  const files = filesBelow(inject('extension'));
  for (const room of ['lessons/tun', 'lessons/veth-bridge', 'vm/guest', 'vm/image', 'media'])
    expect(files.filter((file) => file.startsWith(`${room}/`))).toEqual(
      filesBelow(join(ROOT, room)).map((file) => `${room}/${file}`),
    );
  expect(files).toContain('dist/extension.cjs');
  const folders = new Set(files.map((file) => (file.includes('/') ? file.split('/')[0] : '.')));
  expect([...folders].sort()).toEqual(['.', 'dist', 'docs', 'lessons', 'media', 'vm']);
  expect(files.filter((file) => /\.(ts|map)$|meta\.json$|^lessons\/README|^dist\/cli/.test(file))).toEqual(
    [],
  );
});

test('links and pictures of its README lead to files that are in it', () => {
  // vsce packs README.md and CHANGELOG.md under names in lower case.
  const targets = markdownLinks(readFileSync(join(inject('extension'), 'readme.md'), 'utf8'))
    .map(({ target }) => target.replace(/#.*/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
  expect(targets).toContain('media/player-dark.png');
  expect(targets.filter((target) => !existsSync(join(inject('extension'), target)))).toEqual([]);
});

test('it lists what it is made from, with licences that may be handed on', () => {
  const text = (file: string): string => readFileSync(join(inject('extension'), 'dist', file), 'utf8');
  const { components } = JSON.parse(text('sbom.cdx.json')) as { components: Component[] };
  const names = components.map(({ name }) => name);
  // One that is imported, one below it, one whose licence wants its source named; and nothing that only makes or tests.
  expect(names).toEqual(expect.arrayContaining(['markdown-it', 'mdurl', 'elkjs']));
  expect(names.filter((name) => ['vitest', 'typescript', 'esbuild', 'commander'].includes(name))).toEqual([]);
  const licences = components.flatMap((one) =>
    one.licenses.map((each) => each.license?.id ?? each.expression),
  );
  const known = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'CC-BY-4.0'];
  expect(licences.filter((licence) => !known.includes(licence ?? '')).sort()).toEqual([
    'EPL-2.0 OR GPL-3.0-or-later',
  ]);
  const thirdParty = text('third-party.txt');
  for (const { name, version } of components) expect(thirdParty).toContain(`\n${name} ${version}\n`);
});

test('scripts of the guest are as executable as in a checkout', () => {
  const mode = (folder: string): number => statSync(join(folder, 'vm/image/qemu/init')).mode & 0o111;
  expect(mode(inject('extension'))).toBe(mode(ROOT));
});

test('it is below 5 MB', () => expect(inject('vsixBytes')).toBeLessThan(5 * 1024 * 1024));
