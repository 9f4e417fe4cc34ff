import type * as vscode from 'vscode';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Machine } from '../../core/machine/machine.ts';
import { openEditorTerminal } from '../machine/editorTerminal.ts';

/** The terminal of the drill that is asked: the editor's own, below the review's tab. */
export class DrillTerminal implements Disposable {
  #terminal: vscode.Terminal | undefined;

  /** Opens a new one: of an earlier drill nothing is left. */
  show(machine: Machine, host: string): void {
    this.#terminal?.dispose();
    this.#terminal = openEditorTerminal(machine, host, 'drill');
  }

  dispose(): void {
    this.#terminal?.dispose();
  }
}
