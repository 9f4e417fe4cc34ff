import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';

const rules = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
  options: object;
};

/** A file that breaks a rule, the rule of dependency-cruiser that it breaks, and what ESLint says. */
const BAD = [
  [
    'extension/core/bad.ts',
    "import { run } from '../../vm/good.ts';",
    'core-stands-alone',
    /may not import vm/,
  ],
  ['extension/core/node.ts', "import { join } from 'node:path';", 'core-without-node', /knows no Node/],
  [
    'extension/core/editor.ts',
    "import type { Uri } from 'vscode';",
    'vscode-in-editor-only',
    /Only extension\/editor/,
  ],
  [
    'extension/webview/bad.ts',
    "import { x } from '../core/good.ts';",
    'webview-knows-protocol',
    /may not import core/,
  ],
  [
    'extension/player/bad.ts',
    "import { x } from '../editor/good.ts';",
    'player-knows-core-and-protocol',
    /may not import editor/,
  ],
  ['extension/player/node.ts', "import { join } from 'node:path';", 'core-without-node', /knows no Node/],
  ['extension/browser/node.ts', "import { join } from 'node:path';", 'core-without-node', /knows no Node/],
  [
    'extension/browser/bad.ts',
    "import { run } from '../../vm/good.ts';",
    'browser-joins-what-knows-no-node',
    /A browser has no Node/,
  ],
  ['vm/transport/node.ts', "import { join } from 'node:path';", 'core-without-node', /knows no Node/],
  ['vm/bad.ts', "import { x } from '../extension/cli/good.ts';", 'vm-knows-core', /may not import cli/],
  [
    'extension/cli/bad.ts',
    "import { execa } from 'execa';",
    'subprocesses-through-one-door',
    /through vm\/process/,
  ],
  [
    'extension/cli/commands/bad.ts',
    "import { run } from '../../../vm/good.ts';",
    'joined-in-few-places',
    /only they import vm/,
  ],
  [
    'extension/editor/lessons/bad.ts',
    "import type { run } from '../../../vm/good.ts';",
    'joined-in-few-places',
    /only they import vm/,
  ],
  [
    'extension/class/seat/bad.ts',
    "import { run } from '../../../vm/good.ts';",
    'joined-in-few-places',
    /only they import vm/,
  ],
  [
    'extension/class/web/bad.ts',
    "import { x } from '../../webview/good.ts';",
    'a-hub-knows-no-page',
    /may not import webview/,
  ],
  [
    'extension/editor/class/bad.ts',
    "import { x } from '../../class/seat/good.ts';",
    'editor-joins-all-but-cli',
    /of class, only class\/learner/,
  ],
  [
    'extension/class/learner/bad.ts',
    "import { x } from '../seat/good.ts';",
    'class-learner-knows-no-hub',
    /may not import seat/,
  ],
  ['extension/class/page/node.ts', "import { join } from 'node:path';", 'core-without-node', /knows no Node/],
  [
    'extension/class/page/bad.ts',
    "import { x } from '../../player/good.ts';",
    'class-page-knows-no-hub',
    /may not import player/,
  ],
] as const;

/** The places that join the rooms, and so may import vm. */
const JOINTS = [
  'extension/cli/main.ts',
  'extension/cli/composeServices.ts',
  'extension/editor/compose.ts',
  'extension/class/composeClass.ts',
];

/** Two files that import only each other's types, each with the other. */
const CIRCLE = [
  ['extension/core/hen.ts', 'extension/core/egg.ts'],
  ['extension/core/egg.ts', 'extension/core/hen.ts'],
] as const;

/** A small tree with the same rooms: one good file in each, and the bad ones. */
let tree: string;
beforeAll(() => {
  mkdirSync(join(ROOT, '.build'), { recursive: true });
  tree = mkdtempSync(join(ROOT, '.build/rooms-'));
  for (const room of ['core', 'player', 'editor', 'webview', 'cli', 'browser', 'class', 'class/seat']
    .map((name) => `extension/${name}`)
    .concat('vm')) {
    mkdirSync(join(tree, room), { recursive: true });
    writeFileSync(join(tree, room, 'good.ts'), 'export const x: number = 1;\nexport const run = x;\n');
  }
  for (const [file, line] of BAD) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `${line}\nexport {};\n`);
  }
  for (const [file, other] of CIRCLE)
    writeFileSync(
      join(tree, file),
      `import type { X as Y } from './${basename(other)}';\nexport type X = Y[];\n`,
    );
  for (const file of JOINTS) writeFileSync(join(tree, file), "import '../../vm/good.ts';\n");
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  cpSync(join(ROOT, 'tsconfig.json'), join(tree, 'tsconfig.json'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

async function modules(base: string, folders: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(folders, {
    ...rules.options,
    baseDir: base,
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
  } as never);
  return output as ICruiseResult;
}

describe('dependency-cruiser', () => {
  test('catches each import that the table forbids', async () => {
    const { summary } = await modules(tree, ['extension', 'vm']);
    const broken = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
    for (const [file, , rule] of BAD) expect(broken).toContain(`${file}: ${rule}`);
    // Of a circle one file is named.
    expect(broken.filter((line) => line.endsWith('no-circle'))).toEqual(['extension/core/egg.ts: no-circle']);
    const mayDoThat = ['good.ts', ...JOINTS];
    expect(broken.filter((line) => mayDoThat.some((file) => line.includes(`${file}:`)))).toEqual([]);
  });

  // It skips in silence what it can't parse: then a clean result would mean nothing.
  test('really reads our TypeScript, types too', async () => {
    const { modules: found } = await modules(ROOT, ['extension/core']);
    const session = found.find(({ source }) => source === 'extension/core/session/session.ts');
    expect(session?.dependencies.map(({ resolved }) => resolved)).toContain(
      'extension/core/machine/machine.ts',
    );
  });
});

describe('ESLint', () => {
  test.each(BAD)('%s', async (file, line, _rule, says) => {
    expect((await restricted(file, line)).join('\n')).toMatch(says);
  });

  test.each(JOINTS)('%s may import vm', async (file) => {
    expect(await restricted(file, "import { run } from '../../vm/good.ts';")).toEqual([]);
  });

  /** One for all: reading the rules is what takes its time. */
  const linter = new ESLint({
    cwd: ROOT,
    overrideConfigFile: join(ROOT, 'eslint.config.js'),
    // The files are not on disk; typed rules would ask TypeScript for them.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: null } } },
    ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
  });

  /** What ESLint says of the imports in a file of this line. */
  async function restricted(file: string, line: string): Promise<string[]> {
    const [result] = await linter.lintText(`${line}\n`, { filePath: join(ROOT, file) });
    return result?.messages.map(({ message }) => message) ?? [];
  }
});
