import * as vscode from 'vscode';
import { BLOCK_SNIPPETS, mayBeginBlock, type BlockSnippet } from './blockSnippets.ts';
import { explainInCheck, suggestInCheck, type CheckSuggestion } from './checkCompletion.ts';

export const LESSON_FILES: vscode.DocumentFilter = { language: 'markdown', pattern: '**/lesson.md' };

const CHECK_FILES: vscode.DocumentFilter = { language: 'markdown', pattern: '**/{lesson,drills}.md' };

/** Completion and hover in the check blocks of lesson.md and drills.md, from the kinds that read them. */
export function registerCheckHelp(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(CHECK_FILES, {
      provideCompletionItems(document, { line, character }) {
        const lines = linesOf(document);
        const inCheck = suggestInCheck(lines, line, character);
        if (inCheck !== undefined) return inCheck.map(completionItem);
        return mayBeginBlock(lines, line, character) ? BLOCK_SNIPPETS.map(blockItem) : undefined;
      },
    }),
    vscode.languages.registerHoverProvider(CHECK_FILES, {
      provideHover(document, position) {
        const range = document.getWordRangeAtPosition(position, /\w+/);
        if (range === undefined) return undefined;
        const word = { start: range.start.character, end: range.end.character };
        const text = explainInCheck(linesOf(document), position.line, word);
        return text === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString(text), range);
      },
    }),
  );
}

function blockItem({ label, detail, text }: BlockSnippet): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label, description: 'Patchbay' },
    vscode.CompletionItemKind.Snippet,
  );
  item.detail = detail;
  item.insertText = new vscode.SnippetString(text);
  return item;
}

function linesOf(document: vscode.TextDocument): string[] {
  return document.getText().split(/\r?\n/);
}

function completionItem({
  label,
  kind,
  detail,
  documentation,
  text,
  rank,
}: CheckSuggestion): vscode.CompletionItem {
  const { Class, Field, EnumMember } = vscode.CompletionItemKind;
  const icon = { 'check kind': Class, field: Field, value: EnumMember }[kind];
  const item = new vscode.CompletionItem(label, icon);
  item.sortText = `${rank}${label}`;
  if (detail !== undefined) item.detail = detail;
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  if (text !== undefined) item.insertText = new vscode.SnippetString(text.replace(/[$}\\]/g, '\\$&'));
  return item;
}
