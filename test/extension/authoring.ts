import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { patchbay } from './patchbay.ts';

const LESSON = `---
format: 1
title: A card
summary: One card.
minutes: 1
hosts: [vm]
---
# A card

## Make it {#make}

\`\`\`yaml {check}
- what: There is a card
  lnk: card0
\`\`\`
`;

/** What an author sees in an open lesson.md. */
export function authoringTests(): void {
  suite('authoring', () => {
    const root = mkdtempSync(join(tmpdir(), 'patchbay-lesson-'));
    const folder = join(root, 'card');
    suiteSetup(async () => {
      // This window has no folder; one with lessons in it activates Patchbay by itself.
      await patchbay().activate();
      mkdirSync(folder);
      writeFileSync(join(folder, 'lesson.md'), LESSON);
    });
    suiteTeardown(() => rmSync(root, { recursive: true, force: true }));

    test('problems of an open lesson.md are in the Problems view, and go when they are mended', async () => {
      const document = await vscode.workspace.openTextDocument(join(folder, 'lesson.md'));
      const editor = await vscode.window.showTextDocument(document);
      const found = await problems(document.uri, (all) => all.length > 0);
      for (const { source, code } of found) {
        assert.equal(source, 'patchbay');
        assert.ok(typeof code === 'string' && /^PB\d+$/.test(code));
      }
      const line = LESSON.split('\n').indexOf('  lnk: card0');
      assert.ok(
        found.some(({ range }) => range.start.line === line || range.start.line === line - 1),
        JSON.stringify(found),
      );
      await editor.edit((edit) => edit.replace(new vscode.Range(line, 0, line, 20), '  link: card0'));
      const isError = ({ severity }: vscode.Diagnostic): boolean =>
        severity === vscode.DiagnosticSeverity.Error;
      await problems(document.uri, (all) => !all.some(isError));
    });

    test('what lint can mend is a code action', async () => {
      const { uri } = await openAs(folder, LESSON.replace(' {#make}', ''));
      const found = await problems(uri, (all) => all.some(({ code }) => code === 'PB402'));
      const at = found.find(({ code }) => code === 'PB402')?.range ?? new vscode.Range(0, 0, 0, 0);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        at,
      );
      const add = actions.find(({ title }) => title === 'Add {#make-it}');
      assert.ok(add?.edit, actions.map(({ title }) => title).join());
      assert.ok(await vscode.workspace.applyEdit(add.edit));
      await problems(uri, (all) => !all.some(({ code }) => code === 'PB402'));
    });

    test('problems of an open glossary beside lessons are in the Problems view, too', async () => {
      const file = join(root, 'glossary.yml');
      writeFileSync(file, 'card:\n  words: [card]\n  text: A card.\n');
      const document = await vscode.workspace.openTextDocument(file);
      await problems(document.uri, (all) => all.some(({ code }) => code === 'PB905'));
    });

    test('a step is renamed with its links and attempts', async () => {
      const { uri } = await openAs(folder, `${LESSON}\nSee [it](#make).\n`);
      mkdirSync(join(folder, 'wrong'), { recursive: true });
      writeFileSync(join(folder, 'wrong/make--down.sh'), 'true\n');
      const line = LESSON.split('\n').indexOf('## Make it {#make}');
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        uri,
        new vscode.Position(line, 14),
        'build',
      );
      assert.ok(await vscode.workspace.applyEdit(edit));
      const text = (await vscode.workspace.openTextDocument(uri)).getText();
      assert.match(text, /## Make it \{#build\}[^]*See \[it\]\(#build\)/);
      assert.ok(existsSync(join(folder, 'wrong/build--down.sh')));
      assert.ok(!existsSync(join(folder, 'wrong/make--down.sh')));
    });

    test('blocks are offered outside of blocks', async () => {
      const { uri } = await openAs(folder, `${LESSON}\n\n`);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(LESSON.split('\n').length, 0),
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      for (const wanted of ['step', 'run', 'quiz', 'walk']) assert.ok(labels.includes(wanted), labels.join());
    });

    test('the fields of a check are offered, and told', async () => {
      const { uri } = await openAs(folder, LESSON.replace('lnk', 'link'));
      const line = LESSON.split('\n').indexOf('  lnk: card0');
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(line, 2),
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      for (const wanted of ['up', 'netns', 'hint']) assert.ok(labels.includes(wanted), labels.join());
      const [told] = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        new vscode.Position(line, 3),
      );
      assert.match((told?.contents[0] as vscode.MarkdownString).value, /`link` \(text, needed\)/);
    });
  });
}

/** lesson.md in an editor, with this text. */
async function openAs(folder: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(join(folder, 'lesson.md'));
  const editor = await vscode.window.showTextDocument(document);
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => edit.replace(all, text));
  return document;
}

/** The problems of a file, once they are as wanted. */
async function problems(
  uri: vscode.Uri,
  wanted: (all: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  for (;;) {
    const all = vscode.languages.getDiagnostics(uri);
    if (wanted(all)) return all;
    await new Promise<void>((resolve) => {
      const listening = vscode.languages.onDidChangeDiagnostics(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}
