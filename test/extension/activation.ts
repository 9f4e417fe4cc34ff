import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { patchbay } from './patchbay.ts';

/** Nothing of Patchbay runs before the learner asks. */
export function activationTests(): void {
  suite('activation', () => {
    test('a window without a folder starts with Patchbay asleep', () => {
      assert.equal(vscode.workspace.workspaceFolders, undefined);
      assert.equal(patchbay().isActive, false);
    });

    test('no activation event fires at the start of every window, or for every Markdown file', () => {
      const { activationEvents = [] } = patchbay().packageJSON as { activationEvents?: string[] };
      assert.deepEqual(
        activationEvents.filter((event) => /^(\*|onStartupFinished|onLanguage:markdown$)/.test(event)),
        [],
      );
    });
  });
}
