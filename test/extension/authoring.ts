import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';

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
    suiteSetup(() => {
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

    test('the fields of a check are offered, and told', async () => {
      const { uri } = await vscode.workspace.openTextDocument(join(folder, 'lesson.md'));
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
