import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';

const glossary = readFileSync(join(ROOT, 'docs/GLOSSARY.md'), 'utf8');

test('each name that the glossary gives is exported from the file that it gives', () => {
  const named = [...glossary.matchAll(/`(\w+)` in `([\w./]+)`/g)];
  expect(named.length).toBeGreaterThan(40);
  const gone = named
    .filter(([, name = '', file = '']) => {
      const path = join(ROOT, file);
      const exported = new RegExp(
        `^export (?:async )?(?:interface|class|type|const|function) ${name}\\b`,
        'm',
      );
      return !existsSync(path) || !exported.test(readFileSync(path, 'utf8'));
    })
    .map(([found]) => found);
  expect(gone).toEqual([]);
});
