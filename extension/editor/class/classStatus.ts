import * as vscode from 'vscode';
import type { SeatView } from '../../class/wire/seatMessages.ts';
import { say } from '../../core/language/say.ts';

/** The class in the status bar: what the teacher does, and a button to raise a hand. */
export class ClassStatus implements vscode.Disposable {
  readonly #class: vscode.StatusBarItem;
  readonly #hand: vscode.StatusBarItem;

  constructor() {
    this.#class = vscode.window.createStatusBarItem('patchbay.class', vscode.StatusBarAlignment.Left, 4);
    this.#class.name = say('Patchbay Class');
    this.#class.command = 'patchbay.classMenu';
    this.#hand = vscode.window.createStatusBarItem('patchbay.hand', vscode.StatusBarAlignment.Left, 3);
    this.#hand.name = say('Raise hand');
    this.#hand.command = 'patchbay.raiseHand';
  }

  /** `seat` undefined: the hub was not reached yet. */
  show(seat: SeatView | undefined, isConnected: boolean): void {
    const { icon, words, warns = false } = statusText(seat, isConnected);
    this.#class.text = `$(${icon}) ${words}`;
    this.#class.tooltip = isConnected
      ? say('You are in a class as {name}. Choose for more.', { name: seat?.name ?? '' })
      : say('Patchbay tries again by itself. Your work is kept, and sent when the class is there again.');
    this.#class.backgroundColor = warns
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.#class.show();
    this.#hand.text = `$(megaphone) ${seat?.hand === true ? say('Lower hand') : say('Raise hand')}`;
    this.#hand.backgroundColor =
      seat?.hand === true ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    if (isConnected) this.#hand.show();
    else this.#hand.hide();
  }

  hide(): void {
    this.#class.hide();
    this.#hand.hide();
  }

  dispose(): void {
    this.#class.dispose();
    this.#hand.dispose();
  }
}

function statusText(
  seat: SeatView | undefined,
  isConnected: boolean,
): { readonly icon: string; readonly words: string; readonly warns?: boolean } {
  if (!isConnected || !seat) return { icon: 'debug-disconnect', words: say('The class is out of reach') };
  if (seat.control === 'given')
    return { icon: 'edit', words: say('Your teacher types here, too.'), warns: true };
  if (seat.watched) return { icon: 'eye', words: say('Your teacher is looking'), warns: true };
  if (seat.paused) return { icon: 'debug-pause', words: say('The class is paused') };
  return { icon: 'mortar-board', words: say('In a class') };
}
