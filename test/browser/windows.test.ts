import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { listRecords, type MachineRecord } from '../../vm/store/machineRecord.ts';
import type { Editor } from './harness/editor.ts';
import { TestExplorer } from './harness/testExplorer.ts';
import { startEditor } from './harness/packagedEditor.ts';
import type { Workbench } from './harness/workbench.ts';

/** Its check does not look whether the NIC has its address. */
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
ip address add 192.0.2.1/24 dev nic0
\`\`\`

\`\`\`yaml {check}
- what: There is a NIC called nic0
  link: nic0
  kind: dummy
\`\`\`
`;

const CHECK = `- what: nic0 has its address
  address: 192.0.2.1/24
  on: nic0
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
  const survivor = 'survives: left out: ip address add 192.0.2.1/24 dev nic0';
  /** Waits for a wrong state: what opens VS Code's palette before would come between the author and their answers. */
  const script = async (name: string): Promise<string> => {
    const file = join(folder, 'wrong', name);
    await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true);
    return readFileSync(file, 'utf8');
  };
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

  test('tries mutants, makes one a wrong state, and justifies it', async () => {
    await explorer.menu('Make it', 'Execute Using Profile');
    await workbench.rows.filter({ hasText: 'Try Mutants' }).click();
    await explorer.row(survivor).waitFor();
    writeFileSync(join(folder, 'lesson.md'), LESSON.replace('  kind: dummy\n', `  kind: dummy\n${CHECK}`));
    await explorer.menu(survivor, 'Make This One a Wrong State');
    await workbench.enter('What is the mistake?', 'It has no address.');
    await workbench.enter('Its name', 'no-address');
    expect(await script('make--no-address.sh')).toBe('# It has no address.\nip link add nic0 type dummy\n');
    await explorer.row('catches no address (Passed)').waitFor();

    await explorer.menu(survivor, 'Justify It');
    await workbench.enter('Why may the checks let it pass?', 'It may.');
    await explorer.row(survivor).waitFor({ state: 'detached' });
    expect(readFileSync(join(folder, 'mutants.yaml'), 'utf8')).toContain('why: It may.');
  });

  test('makes a wrong state of what was typed in a terminal', async () => {
    await workbench.startLesson('One NIC');
    const { player } = workbench;
    await player.running();
    await player.terminal('left').type('ip link add nic1 type dummy; ip link show nic1');
    // The picture is behind the terminals in a column so narrow.
    await player.terminal('left').shows('DOWN');
    await workbench.run('Patchbay: Add a Wrong State from This Machine');
    await workbench.enter('What is the mistake?', 'It has another name.');
    await workbench.enter('Its name', 'another-name');
    expect(await script('make--another-name.sh')).toContain('ip link add nic1 type dummy');
    explorer = await TestExplorer.open(workbench);
    await explorer.row('catches another name (Passed)').waitFor();
    await workbench.run('Patchbay: Stop Machine');
    await workbench.page.goto('about:blank');
  });
});
