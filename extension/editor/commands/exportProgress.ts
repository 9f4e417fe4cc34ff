import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { askWhere } from '../window/askWhere.ts';
import { progressJson, progressMarkdown } from '../lessons/progressReport.ts';

/** Writes how far the learner is in every lesson into a file, as Markdown or JSON by its name. */
export async function exportProgress(app: App): Promise<void> {
  const filters = { Markdown: ['md'], JSON: ['json'] };
  const file = await askWhere(say('Patchbay: Export Progress Report'), 'patchbay-progress.md', filters);
  if (!file) return;
  const lessons = await app.parts.shelf.all();
  const now = new Date();
  const text = file.path.endsWith('.json') ? progressJson(lessons, now) : progressMarkdown(lessons, now);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const open = say('Open');
  const chosen = await vscode.window.showInformationMessage(say('Patchbay saved the progress report.'), open);
  if (chosen === open) await vscode.window.showTextDocument(file);
}
