import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { bundleExtensionTests } from '../../extension/build/bundles/bundleExtensionTests.ts';
import type { TestEnd } from '../extension/run.ts';
import type { Editor } from './harness/editor.ts';
import { startEditor } from './harness/packagedEditor.ts';

let editor: Editor;
beforeAll(async () => (editor = await startEditor({ extensions: [] })));
afterAll(async () => expect(await editor.end()).toEqual([]));

/** The mocha tests of test/extension, in the extension host of the real server; the page is its window. */
test('the extension tests pass in the extension host', async () => {
  const tests = await bundleExtensionTests();
  const report = join(editor.data.root, 'extension-tests.json');
  const page = await editor.page();
  const said: string[] = [];
  const ended = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationLog', (_kind: string, args: unknown[]) =>
      said.push(args.join(' ')),
    );
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  });
  const { url } = editor.server;
  const remote = (path: string): string => `vscode-remote://${url.host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(inject('extension'))],
    ['extensionTestsPath', remote(tests)],
  ];
  url.searchParams.set('payload', JSON.stringify(payload));
  await page.goto(url.href);
  await ended;
  expect(existsSync(report), said.join('\n')).toBe(true);
  const ends = JSON.parse(readFileSync(report, 'utf8')) as TestEnd[];
  expect(ends.filter(({ error }) => error !== null)).toEqual([]);
  expect(ends.length).toBeGreaterThan(5);
});
