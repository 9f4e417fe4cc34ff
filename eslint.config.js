import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Who may not import what, a room each; the same rules as in .dependency-cruiser.cjs, seen while typing. */
const NODE = { regex: '^node:', message: 'This room knows no Node: ask for a port instead.' };
const VSCODE = { regex: '^vscode$', message: 'Only extension/editor knows vscode.' };
const EXECA = { regex: '^execa$', message: 'Subprocesses go through vm/process.' };
const room = (name) => ({
  regex: `^(\\.\\./)+(extension/)?${name}/`,
  message: `This room may not import ${name}; see the table in ARCHITECTURE.md.`,
});
const rooms = (...names) => names.map(room);
const VM_WITHOUT_NODE = {
  regex: '^(\\.\\./)+vm/(?!(transport|emulator)/)',
  message: 'A browser has no Node: of vm, only vm/transport and vm/emulator know none.',
};
const VM_WHERE_JOINED = {
  regex: '^(\\.\\./)+vm/',
  message: 'The rooms are joined in few places, and only they import vm: ask for a port instead.',
};
const restrict = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const cli = [VSCODE, EXECA, ...rooms('player', 'editor', 'webview', 'protocol')];
const HUB = {
  regex: '^(\\.\\./)+(extension/)?class/(?!(learner|wire)/)',
  message: 'An editor joins a class, and serves none: of class, only class/learner and class/wire.',
};
const editor = [EXECA, HUB, ...rooms('cli', 'webview')];
const hub = [VSCODE, EXECA, ...rooms('editor', 'cli', 'webview', 'browser', 'page')];

export default tseslint.config(
  {
    ignores: ['dist', '.build', 'node_modules', 'test/fixtures', 'vitest.config.ts', '**/*.mjs', '**/*.cjs'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['warn', 300],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      // TypeScript knows the globals of each room.
      'no-undef': 'off',
    },
  },
  restrict(
    ['extension/core/**/*.ts'],
    NODE,
    VSCODE,
    EXECA,
    ...rooms('vm', 'player', 'editor', 'cli', 'webview', 'protocol'),
  ),
  restrict(
    ['extension/protocol/**/*.ts'],
    NODE,
    VSCODE,
    EXECA,
    ...rooms('vm', 'player', 'editor', 'cli', 'webview'),
  ),
  restrict(['extension/player/**/*.ts'], NODE, VSCODE, EXECA, ...rooms('vm', 'editor', 'cli', 'webview')),
  restrict(
    ['extension/webview/**/*.ts'],
    NODE,
    VSCODE,
    EXECA,
    ...rooms('vm', 'player', 'editor', 'cli', 'core'),
  ),
  restrict(['vm/**/*.ts'], VSCODE, ...rooms('player', 'editor', 'cli', 'webview', 'protocol')),
  restrict(
    ['vm/transport/**/*.ts', 'vm/emulator/**/*.ts'],
    NODE,
    VSCODE,
    EXECA,
    ...rooms('player', 'editor', 'cli', 'webview', 'protocol'),
  ),
  restrict(['extension/browser/**/*.ts'], NODE, VSCODE, EXECA, VM_WITHOUT_NODE, ...rooms('editor', 'cli')),
  restrict(['extension/cli/**/*.ts'], ...cli, VM_WHERE_JOINED),
  restrict(['extension/cli/main.ts', 'extension/cli/composeServices.ts'], ...cli),
  restrict(['extension/class/**/*.ts'], ...hub, VM_WHERE_JOINED),
  restrict(['extension/class/composeClass.ts'], ...hub),
  restrict(
    ['extension/class/learner/**/*.ts'],
    ...hub,
    ...rooms('vm', 'seat', 'store', 'web', 'board', 'report'),
  ),
  restrict(['extension/class/wire/**/*.ts'], NODE, ...hub, ...rooms('vm', 'player')),
  restrict(
    ['extension/class/page/**/*.ts'],
    NODE,
    VSCODE,
    EXECA,
    ...rooms('vm', 'player', 'editor', 'cli', 'core'),
  ),
  restrict(['extension/editor/**/*.ts'], ...editor, VM_WHERE_JOINED),
  restrict(['extension/editor/compose.ts'], ...editor),
  { files: ['eslint.config.js', 'vitest.config.ts'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
