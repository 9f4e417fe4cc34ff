import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { runDoctor } from '../machine/doctor.ts';

/** What is missing on this computer, and mending it. */
export async function doctor(app: App): Promise<void> {
  const findings = await runDoctor(app.parts.doctor);
  const missing = findings.filter(({ ok }) => !ok);
  if (missing.length === 0)
    void vscode.window.showInformationMessage('Patchbay has everything that it needs here.');
}
