import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';

/** The rows of docs/dependencies.md: the packages of each, and the licence that they have by it. */
function tableRows(): { packages: string[]; licence: string }[] {
  const lines = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, first = '', licence = ''] = line.split('|');
      return {
        packages: [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
        licence: licence.trim(),
      };
    });
}

/** Packages that what we ship imports, by name. */
function importedPackages(): string[] {
  const files = execFileSync('git', ['ls-files', 'extension', 'vm'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.(ts|css)$/.test(file) && !file.startsWith('extension/build/'));
  const names = files.flatMap((file) =>
    [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:\bfrom|@?import) '((?:@[\w-]+\/)?[\w-]+)[/']/g),
    ].map(([, name = '']) => name),
  );
  return [...new Set(names)].filter((name) => name !== 'vscode').sort();
}

test('docs/dependencies.md justifies each package that is imported, and none that is not', () => {
  const imported = importedPackages();
  expect(imported.length).toBeGreaterThan(10);
  expect(
    tableRows()
      .flatMap(({ packages }) => packages)
      .sort(),
  ).toEqual(imported);
});

test('each has the licence that the table says', () => {
  for (const { packages, licence } of tableRows())
    for (const name of packages) {
      const manifest = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
      const { license, licenses } = JSON.parse(manifest) as {
        license?: string;
        licenses?: { type: string }[];
      };
      expect(`${name}: ${license ?? licenses?.[0]?.type}`).toBe(`${name}: ${licence}`);
    }
});
