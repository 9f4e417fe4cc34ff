import { execa } from 'execa';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyTree } from './harness/copiedTree.ts';
import type { Editor } from './harness/editor.ts';
import { startEditor } from './harness/packagedEditor.ts';
import { Workbench } from './harness/workbench.ts';

let editor: Editor;
beforeAll(async () => (editor = await startEditor({ extensions: [] })));
afterAll(async () => expect(await editor.end()).toEqual([]));

/** F5 runs the task, and then opens a window with `--extensionDevelopmentPath`. */
test('what F5 builds runs in a window for extension development, and its source maps lead to the sources', async () => {
  const tree = copyTree();
  try {
    const read = (file: string): unknown => JSON.parse(readFileSync(join(tree, file), 'utf8'));
    const { configurations } = read('.vscode/launch.json') as {
      configurations: { type: string; preLaunchTask: string }[];
    };
    const { tasks } = read('.vscode/tasks.json') as { tasks: { label: string; script: string }[] };
    const { main, scripts } = read('package.json') as { main: string; scripts: Record<string, string> };
    const launch = configurations.find(({ type }) => type === 'extensionHost');
    const script = tasks.find(({ label }) => label === launch?.preLaunchTask)?.script ?? '';
    // Without bootstrap.mjs, which would install packages: the copy has this checkout's.
    const program = scripts[script]?.split(' ').at(-1) ?? '';
    await execa(process.execPath, [program], { cwd: tree });
    const bundle = join(tree, main);
    const map = /^\/\/# sourceMappingURL=(\S+)\s*$/m.exec(readFileSync(bundle, 'utf8'))?.[1] ?? '';
    const { sources } = JSON.parse(readFileSync(join(dirname(bundle), map), 'utf8')) as { sources: string[] };
    expect(sources.map((source) => resolve(dirname(bundle), source))).toContain(
      join(tree, 'extension/editor/extension.ts'),
    );
    const page = await editor.page();
    // As VS Code opens it for an extension's developer.
    const url = new URL(editor.server.url);
    const payload = [['extensionDevelopmentPath', `vscode-remote://${url.host}${tree}`]];
    url.searchParams.set('payload', JSON.stringify(payload));
    await page.goto(url.href);
    const workbench = await Workbench.of(page);
    expect(await page.title()).toContain('Extension Development Host');
    await workbench.run('Patchbay: Focus on Lessons View');
    await page.getByRole('treeitem', { name: /A cable, and a switch made of software/ }).waitFor();
  } finally {
    rmSync(tree, { recursive: true });
  }
});
