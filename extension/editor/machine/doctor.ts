import { say, sentences } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import type { Diagnosis } from '../../core/machine/diagnosis.ts';
import type { Operation } from '../../core/machine/machine.ts';
import { failureLog, failureOf } from '../../core/failure/failureError.ts';
import { showFailure, workInNotification } from '../window/editorPorts.ts';

/** What the doctor needs of the outer rooms. */
export interface DoctorPorts {
  diagnose(operation: Operation): Promise<readonly Diagnosis[]>;
  fix(id: string, operation: Operation): Promise<void>;
  /** A quick look: whether a machine could be made as things are. */
  ready(): Promise<boolean>;
  log(message: string): void;
}

interface Row extends vscode.QuickPickItem {
  readonly fixes: readonly Diagnosis[];
}

/** Shows the set-up view where a learner could not start a lesson yet. */
export async function lookWhetherReady(ports: DoctorPorts): Promise<void> {
  try {
    const ready = await ports.ready();
    await vscode.commands.executeCommand('setContext', 'patchbay.needsSetup', !ready);
  } catch (error) {
    ports.log(failureLog(error));
  }
}

/** Looks at what a machine needs here, shows it, and mends what the learner chooses; until they close the list. */
export async function showDoctor(ports: DoctorPorts): Promise<void> {
  const findings = await mendUntilClosed(ports);
  if (findings.every(({ ok }) => ok))
    void vscode.window.showInformationMessage(say('Patchbay has everything that it needs here.'));
}

async function mendUntilClosed(ports: DoctorPorts): Promise<readonly Diagnosis[]> {
  for (;;) {
    const findings = await workInNotification(say('Patchbay: checking this computer'), (operation) =>
      ports.diagnose(operation),
    );
    const missing = findings.filter(({ ok }) => !ok);
    void lookWhetherReady(ports);
    const picked = await vscode.window.showQuickPick(rows(findings), {
      title:
        missing.length === 0 ? say('Patchbay: nothing is missing') : say('Patchbay: something is missing'),
      placeHolder: missing.length === 0 ? say('Nothing to fix') : say('Choose what to fix'),
      matchOnDetail: true,
    });
    if (!picked || picked.fixes.length === 0) return findings;
    if (!(await mend(picked.fixes, ports))) return findings;
  }
}

function rows(findings: readonly Diagnosis[]): Row[] {
  const each = findings.map((finding): Row => {
    const { ok, what, why } = finding;
    return {
      label: `$(${ok ? 'pass' : 'warning'}) ${what}`,
      detail: ok ? why : sentences([why, finding.fix ?? finding.next]),
      fixes: !ok && finding.fix !== undefined ? [finding] : [],
    };
  });
  const fixable = each.flatMap(({ fixes }) => fixes);
  const all = `$(tools) ${say('Fix all {count}', { count: fixable.length })}`;
  const first: Row[] =
    fixable.length > 1 ? [{ label: all, detail: say('One after the other.'), fixes: fixable }] : [];
  return [...first, ...each];
}

/** False where it failed or was cancelled. */
async function mend(fixes: readonly Diagnosis[], ports: DoctorPorts): Promise<boolean> {
  let cancelled = false;
  try {
    await workInNotification(say('Patchbay: setting up'), async (operation) => {
      operation.signal?.addEventListener('abort', () => (cancelled = true), { once: true });
      for (const { id } of fixes) await ports.fix(id, operation);
    });
    return true;
  } catch (error) {
    ports.log(failureLog(error));
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by the listener
    if (!cancelled) void showFailure(failureOf(error));
    return false;
  }
}
