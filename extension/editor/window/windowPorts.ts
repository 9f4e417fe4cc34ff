import * as vscode from 'vscode';
import type { DisposableStore } from '../../core/lifetime/disposable.ts';
import type { PlayerPorts } from '../../player/playerPorts.ts';
import { openEditorTerminal } from '../machine/editorTerminal.ts';
import { advise, confirmModally, showFailure, workInNotification } from './editorPorts.ts';
import { saveCapture } from './saveCapture.ts';
import { savePicture } from './savePicture.ts';

const TERMINAL_SIZES = 'patchbay.terminalSizes';

/** What a player asks of the window that it is in. */
export type WindowPorts = Omit<PlayerPorts, 'machines' | 'progress' | 'layout' | 'log' | 'nextLesson'>;

/** Those of this window; `memento` keeps terminals' sizes, and `store` ends what is opened beside the player. */
export function windowPorts(memento: vscode.Memento, store: DisposableStore): WindowPorts {
  const advised = new Set<string>();
  let terminals = 0;
  const show: PlayerPorts['showFailure'] = (failure) => void showFailure(failure);
  return {
    sizes: {
      load: () => memento.get(TERMINAL_SIZES, {}),
      save: (sizes) => void memento.update(TERMINAL_SIZES, sizes),
    },
    work: workInNotification,
    confirm: confirmModally,
    showFailure: show,
    advise(words) {
      if (advised.has(words)) return;
      advised.add(words);
      void advise(words);
    },
    doctor: () => void vscode.commands.executeCommand('patchbay.doctor'),
    openInEditor(machine, host) {
      terminals += 1;
      store.add(openEditorTerminal(machine, host, `editor.${host}.${process.pid}-${terminals}`));
    },
    chooseLanguage: (language) =>
      void vscode.workspace
        .getConfiguration('patchbay')
        .update('language', language, vscode.ConfigurationTarget.Global),
    openLink: (url) => void vscode.env.openExternal(vscode.Uri.parse(url, true)),
    saveCapture: (bytes) => void saveCapture(bytes, show),
    savePicture: (picture) => void savePicture(picture, show),
  };
}
