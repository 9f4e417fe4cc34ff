/** Who may import whom: the table of ARCHITECTURE.md. Types count too (tsPreCompilationDeps). */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may import only ${allowed.join(', ')}.`,
  from: { path: `^${from}/` },
  to: { path: '^(extension|vm|test)/', pathNot: [`^${from}/`, ...allowed.map((room) => `^${room}/`)] },
});

module.exports = {
  forbidden: [
    only('core-stands-alone', 'extension/core', []),
    only('protocol-knows-core', 'extension/protocol', ['extension/core']),
    only('webview-knows-protocol', 'extension/webview', ['extension/protocol']),
    only('vm-knows-core', 'vm', ['extension/core']),
    only('transport-stands-alone', 'vm/transport', ['extension/core']),
    only('emulator-knows-transport', 'vm/emulator', ['extension/core', 'vm/transport']),
    only('cli-joins-core-class-and-vm', 'extension/cli', ['extension/core', 'extension/class', 'vm']),
    only('class-wire-knows-protocol', 'extension/class/wire', ['extension/core', 'extension/protocol']),
    only('class-learner-knows-no-hub', 'extension/class/learner', [
      'extension/class/wire',
      'extension/core',
      'extension/player',
      'extension/protocol',
    ]),
    only('class-page-knows-no-hub', 'extension/class/page', [
      'extension/class/wire',
      'extension/protocol',
      'extension/webview',
      'extension/browser',
    ]),
    only('class-joins-what-runs-in-node', 'extension/class', [
      'extension/core',
      'extension/player',
      'extension/protocol',
      'extension/webview',
      'extension/browser',
      'vm',
    ]),
    only('player-knows-core-and-protocol', 'extension/player', ['extension/core', 'extension/protocol']),
    only('browser-joins-what-knows-no-node', 'extension/browser', [
      'extension/core',
      'extension/player',
      'extension/protocol',
      'extension/webview',
      'vm/transport',
      'vm/emulator',
    ]),
    only('editor-joins-all-but-cli', 'extension/editor', [
      'extension/class/(learner|wire)',
      'extension/core',
      'extension/player',
      'extension/protocol',
      'vm',
    ]),
    {
      name: 'joined-in-few-places',
      comment:
        'extension/cli/main.ts with composeServices.ts, extension/editor/compose.ts and extension/class/composeClass.ts join the rooms: they alone import vm.',
      severity: 'error',
      from: {
        path: '^extension/(cli|editor|class)/',
        pathNot: '^extension/(cli/(main|composeServices)|editor/compose|class/composeClass)\\.ts$',
      },
      to: { path: '^vm/' },
    },
    {
      name: 'a-hub-knows-no-page',
      comment: 'Of extension/class only page/ is in a browser.',
      severity: 'error',
      from: { path: '^extension/class/', pathNot: '^extension/class/page/' },
      to: { path: '^extension/(webview|browser|class/page)/' },
    },
    {
      name: 'core-without-node',
      severity: 'error',
      from: {
        path: '^(extension/(core|protocol|player|webview|browser|class/(page|wire))|vm/(transport|emulator))/',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'vscode-in-editor-only',
      severity: 'error',
      from: { path: '^(extension|vm)/', pathNot: '^extension/(editor|build/opener)/' },
      to: { path: '(^|/)@?types/vscode|^vscode$' },
    },
    {
      name: 'subprocesses-through-one-door',
      severity: 'error',
      from: { path: '^(extension|vm)/', pathNot: '^(vm/process|extension/build)/' },
      to: { path: 'node_modules/execa|^(node:)?child_process$' },
    },
    {
      name: 'no-circle',
      comment: 'No circles, of types neither: what two files need of each other belongs in a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      // The SDK's "exports" name declarations that are not there (server/mcp.js.d.ts) before the code; tsc finds both.
      to: { couldNotResolve: true, pathNot: '^(vscode$|@modelcontextprotocol/sdk/)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
