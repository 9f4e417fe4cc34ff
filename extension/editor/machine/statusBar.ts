import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import type { MachineView } from '../../protocol/playerView.ts';

/** The machine in the status bar, as long as there is one to speak of. */
export class MachineStatus implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('patchbay.machine', vscode.StatusBarAlignment.Left, 5);
    this.#item.name = say('Patchbay Machine');
    this.#item.command = 'patchbay.machineMenu';
  }

  show(lesson: string, machine: MachineView): void {
    const { icon, words, tooltip } = statusText(machine);
    this.#item.text = `$(${icon}) ${words}`;
    this.#item.tooltip = say('Patchbay, {lesson}: {tooltip}', { lesson, tooltip });
    this.#item.accessibilityInformation = {
      label: say('Patchbay machine: {words}. {tooltip}', { words, tooltip }),
    };
    this.#item.show();
  }

  hide(): void {
    this.#item.hide();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function statusText(machine: MachineView): { icon: string; words: string; tooltip: string } {
  const { backend, message, failure } = machine;
  switch (machine.phase) {
    case 'running':
      return { icon: 'vm-running', words: backend, tooltip: say('The machine is running.') };
    case 'starting':
      return { icon: 'loading~spin', words: say('Starting'), tooltip: message };
    case 'resetting':
      return { icon: 'loading~spin', words: say('Resetting'), tooltip: message };
    case 'replaying':
      return { icon: 'loading~spin', words: say('Replaying'), tooltip: message };
    case 'stopped':
      return { icon: 'vm-outline', words: say('Stopped'), tooltip: failure?.what ?? message };
    case 'lost':
      return { icon: 'error', words: say('Machine lost'), tooltip: failure?.what ?? message };
  }
}
