import * as vscode from 'vscode';
import {
  checkExamples,
  checkVocabulary,
  fieldLine,
  wholeExample,
  type CheckField,
  type CheckVocabulary,
} from '../../core/checks/checkReference.ts';
import { checkKindNames, type CheckKindName } from '../../core/checks/parseCheck.ts';
import { checkPosition } from './checkPosition.ts';

export const LESSON_FILES: vscode.DocumentFilter = { language: 'markdown', pattern: '**/lesson.md' };

/** Completion and hover in the check blocks of lesson.md, from the schemas that read them. */
export function registerCheckHelp(): vscode.Disposable {
  let made: CheckVocabulary | undefined;
  const vocabulary = (): CheckVocabulary => (made ??= checkVocabulary());
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(LESSON_FILES, {
      provideCompletionItems: (document, position) => complete(document, position, vocabulary()),
    }),
    vscode.languages.registerHoverProvider(LESSON_FILES, {
      provideHover: (document, position) => hover(document, position, vocabulary()),
    }),
  );
}

function complete(
  document: vscode.TextDocument,
  position: vscode.Position,
  { common, kinds }: CheckVocabulary,
): vscode.CompletionItem[] | undefined {
  const place = checkPosition(document.getText().split(/\r?\n/), position.line);
  if (!place) return undefined;
  const { kind, fields } = place;
  const before = document.lineAt(position).text.slice(0, position.character);
  const known = [...common, ...(kind ? kinds[kind] : [])];
  const valued = /^\s*(?:-\s+)?(\w+):\s*\w*$/.exec(before)?.[1];
  if (valued !== undefined) {
    const choices = new Set(known.filter(({ name }) => name === valued).flatMap((field) => field.choices));
    return [...choices].map((word) => new vscode.CompletionItem(word, vscode.CompletionItemKind.EnumMember));
  }
  if (!/^\s*(?:-\s+)?\w*$/.test(before)) return undefined;
  const unused = known.filter(({ name }) => !fields.includes(name));
  return [
    ...(kind ? [] : checkKindNames.map((name) => kindItem(name, kinds[name]))),
    ...unused.map(fieldItem),
  ];
}

function kindItem(kind: CheckKindName, fields: readonly CheckField[]): vscode.CompletionItem {
  const item = new vscode.CompletionItem(kind, vscode.CompletionItemKind.Class);
  item.detail = 'a kind of check';
  item.documentation = help(kind, fields);
  // The lines after the first get the indentation of the line that they are put into.
  item.insertText = new vscode.SnippetString(checkExamples[kind].replace(/[$}\\]/g, '\\$&'));
  item.sortText = `1${kind}`;
  return item;
}

function fieldItem(field: CheckField): vscode.CompletionItem {
  const item = new vscode.CompletionItem(field.name, vscode.CompletionItemKind.Field);
  item.detail = `${field.values}${field.needed ? ', needed' : ''}`;
  item.documentation = new vscode.MarkdownString(field.description);
  item.insertText = `${field.name}: `;
  item.sortText = `${field.needed ? 0 : 2}${field.name}`;
  return item;
}

function hover(
  document: vscode.TextDocument,
  position: vscode.Position,
  { common, kinds }: CheckVocabulary,
): vscode.Hover | undefined {
  const place = checkPosition(document.getText().split(/\r?\n/), position.line);
  const range = document.getWordRangeAtPosition(position, /\w+/);
  if (!place || !range) return undefined;
  const before = document.lineAt(position).text.slice(0, range.start.character);
  if (!/^\s*(?:-\s+)?$/.test(before)) return undefined;
  const word = document.getText(range);
  const { kind } = place;
  if (kind !== undefined && word === kind) return new vscode.Hover(help(kind, kinds[kind]), range);
  const field = [...(kind ? kinds[kind] : []), ...common].find(({ name }) => name === word);
  return field && new vscode.Hover(new vscode.MarkdownString(fieldLine(field).replace(/^- /, '')), range);
}

function help(kind: CheckKindName, fields: readonly CheckField[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString(`${fields.map(fieldLine).join('\n')}\n`);
  return text.appendCodeblock(wholeExample(kind), 'yaml');
}
