import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { manifest, patchbay } from './patchbay.ts';

interface Entry {
  activate(context: unknown): unknown;
  deactivate?(): unknown;
}

/** What the extension makes, it ends: its entry is called here as the editor calls it, with a context of our own. */
export function lifetimeTests(): void {
  suite('lifetime', () => {
    test('deactivation leaves no command, no handle and no worker', async () => {
      const extension = patchbay();
      const { extensionPath, extensionUri } = extension;
      const { main } = extension.packageJSON as { main: string };
      const entry = createRequire(join(extensionPath, 'package.json'))(join(extensionPath, main)) as Entry;
      const before = process.getActiveResourcesInfo().filter(isOwn).length;
      const context = contextOf(extensionUri);
      await entry.activate(context);
      assert.ok(context.subscriptions.length > 0);
      await entry.deactivate?.();
      for (const subscription of context.subscriptions.reverse()) subscription.dispose();
      // A worker ends after its termination was asked for.
      const deadline = Date.now() + 5000;
      while (process.getActiveResourcesInfo().filter(isOwn).length > before && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.ok(process.getActiveResourcesInfo().filter(isOwn).length <= before);
    });

    test('it can be activated afterwards, and then has all of its commands', async () => {
      await patchbay().activate();
      const registered = await vscode.commands.getCommands(true);
      const missing = manifest().contributes.commands.filter(({ command }) => !registered.includes(command));
      assert.deepEqual(missing, []);
    });
  });
}

/** Resources that an extension makes and the editor does not, in between. */
function isOwn(kind: string): boolean {
  return ['MessagePort', 'Worker', 'ProcessWrap', 'FSEventWrap', 'TCPServerWrap'].includes(kind);
}

function contextOf(extensionUri: vscode.Uri): {
  readonly subscriptions: vscode.Disposable[];
  readonly extensionUri: vscode.Uri;
} {
  const values = new Map<string, unknown>();
  const memento = {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => values.get(key) ?? otherwise,
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
    setKeysForSync: () => undefined,
  };
  const context = {
    subscriptions: [] as vscode.Disposable[],
    extensionUri,
    extensionPath: extensionUri.fsPath,
    asAbsolutePath: (path: string) => join(extensionUri.fsPath, path),
    extensionMode: vscode.ExtensionMode.Test,
    workspaceState: memento,
    globalState: memento,
  };
  return context;
}
