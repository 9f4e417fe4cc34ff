import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { manifest } from './patchbay.ts';

/** package.json and the code say the same. */
export function manifestTests(): void {
  suite('manifest', () => {
    test('every command of ours that is registered is contributed, and the other way round', async () => {
      const contributed = manifest().contributes.commands.map(({ command }) => command);
      // The editor itself makes commands of our views' ids: patchbay.lessons.focus and the like.
      const views = Object.values(manifest().contributes.views).flat();
      const ofViews = (id: string): boolean => views.some((view) => id.startsWith(`${view.id}.`));
      const registered = (await vscode.commands.getCommands(true)).filter(
        (id) => id.startsWith('patchbay.') && !ofViews(id),
      );
      assert.deepEqual(registered.sort(), contributed.sort());
    });

    test('the editor knows every setting with its default', () => {
      const properties = Object.entries(manifest().contributes.configuration.properties);
      assert.ok(properties.length > 0);
      for (const [name, { default: wanted }] of properties)
        assert.deepEqual(vscode.workspace.getConfiguration().inspect(name)?.defaultValue, wanted, name);
    });

    test('titles are written in one way', () => {
      for (const { title } of manifest().contributes.commands) assert.match(title, /^[A-Z][^.]*$/);
    });
  });
}
