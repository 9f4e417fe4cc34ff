import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { listRecords, type MachineRecord } from '../../vm/store/machineRecord.ts';
import type { Editor } from './harness/editor.ts';
import { TestExplorer } from './harness/testExplorer.ts';
import { startEditor } from './harness/packagedEditor.ts';
import type { Workbench } from './harness/workbench.ts';

/** Its check does not look whether the NIC is up. */
const LESSON = `---
format: 1
title: One NIC
summary: A lesson to be proven.
minutes: 1
hosts: [vm]
---

# One NIC

## Make it {#make}

\`\`\`bash {run terminal=left}
ip link add nic0 type dummy
ip link set nic0 up
\`\`\`

\`\`\`yaml {check}
- what: There is a NIC called nic0
  link: nic0
  kind: dummy
\`\`\`
`;

let editor: Editor;
let workbench: Workbench;
beforeAll(async () => {
  editor = await startEditor({
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
    served: false,
  });
});
afterAll(async () => expect(await editor.end()).toEqual([]));

test('who does not know the secret is refused', async () => {
  const { origin } = editor.server.url;
  expect((await fetch(origin)).status).toBe(403);
});

test('a lesson of a folder that is not trusted starts from the tree, in a machine as any other', async () => {
  workbench = await editor.open({ folder: join(ROOT, 'test/browser/lessons') });
  await workbench.statusBar.getByText('Restricted Mode').waitFor();
  await workbench.run('Patchbay: Focus on Lessons View');
  const row = workbench.page.getByRole('treeitem', { name: /A NIC in two steps/ });
  await row.hover();
  await row.getByRole('button', { name: 'Start Lesson' }).click();
  const { player } = workbench;
  await player.running();
  await player.step('make').press('Show me how');
  await workbench.answer('Run the commands');
  await player.step('make').says('achieved');
  // The folder's own settings ask for the internet, and for a machine elsewhere.
  expect(listRecords(editor.data)).toMatchObject([{ kind: 'qemu', requirements: { internet: false } }]);
});

test('a window takes its machine back after a reload; closed, it leaves it to a process that will end it', async () => {
  const [before] = listRecords(editor.data);
  await workbench.reload();
  await workbench.player.running();
  const [after] = listRecords(editor.data);
  expect(after).toMatchObject({ id: before?.id, owner: { pid: editor.extensionHost() } });
  await workbench.page.goto('about:blank');
  const isLeft = ({ owner, left }: MachineRecord): boolean =>
    left === true && owner !== undefined && owner.pid !== after?.owner?.pid;
  await expect.poll(() => listRecords(editor.data).map(isLeft), { timeout: 60_000 }).toEqual([true]);
});

describe('an author', () => {
  let root: string;
  let folder: string;
  let explorer: TestExplorer;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'patchbay-authoring-'));
    folder = join(root, 'nic');
    mkdirSync(join(folder, 'wrong'), { recursive: true });
    writeFileSync(join(folder, 'lesson.md'), LESSON);
    writeFileSync(join(folder, 'wrong/make--left-off.sh'), '# It is off.\nip link add nic0 type dummy\n');
    workbench = await editor.open({ folder: root });
    explorer = await TestExplorer.open(workbench);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('proves a lesson in the Test Explorer', async () => {
    await explorer.expand('One NIC');
    await explorer.expand('Make it');
    await workbench.run('Test: Run All Tests');
    // VS Code's own question, before it runs tests of whatever extension.
    await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: /Trust/ }).first().click();
    await explorer.row('catches left off (Failed)').waitFor();
    await explorer.row('red after a reset (Passed)').waitFor();
    await explorer.row('green after (Passed)').waitFor();
    await explorer.row('red before (Passed)').waitFor();
    expect(existsSync(join(folder, 'network.txt'))).toBe(false);
  });
});
