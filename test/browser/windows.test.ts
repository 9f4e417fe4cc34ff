import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { listRecords } from '../../vm/store/machineRecord.ts';
import type { Editor } from './editor.ts';
import { startEditor } from './packagedEditor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ settings: { 'security.workspace.trust.startupPrompt': 'never' } });
});
afterAll(async () => expect(await editor.end()).toEqual([]));

test('who does not know the secret is refused', async () => {
  const { origin } = editor.server.url;
  expect((await fetch(origin)).status).toBe(403);
});

test('a lesson of a folder that is not trusted starts from the tree, in a machine as any other', async () => {
  const workbench = await editor.open({ folder: join(ROOT, 'test/browser/lessons') });
  await workbench.statusBar.getByText('Restricted Mode').waitFor();
  await workbench.run('Patchbay: Focus on Lessons View');
  const row = workbench.page.getByRole('treeitem', { name: /A card in two steps/ });
  await row.hover();
  await row.getByRole('button', { name: 'Start Lesson' }).click();
  const { player } = workbench;
  await player.running();
  await player.step('make').press('Show me how');
  await workbench.answer('Run the commands');
  await player.step('make').says('achieved');
  // The folder's own settings ask for the internet, and for a machine elsewhere.
  expect(listRecords(editor.data)).toMatchObject([{ kind: 'qemu', needs: { internet: false } }]);
});
