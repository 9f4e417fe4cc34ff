import { bundle } from './bundle.ts';

/** Bundles the tests that run in the extension host; returns the entry's path. Mocha stays in node_modules. */
export function bundleExtensionTests(): Promise<string> {
  return bundle({
    entry: 'test/extension/run.ts',
    output: '.build/extension-tests/run.cjs',
    recipe: 'extension/build/bundles/bundleExtensionTests.ts',
    options: { platform: 'node', target: 'node20', format: 'cjs', external: ['vscode', 'mocha'] },
  });
}
