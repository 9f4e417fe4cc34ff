import type { Disposable } from '../../core/lifetime/disposable.ts';

/** A line of text that the learner is asked for. */
export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  /** What stands there first. */
  readonly value?: string;
  readonly placeholder?: string;
  /** Why a text is no answer; undefined for one that is. */
  readonly problem?: (text: string) => string | undefined;
}

/** What is used of a `vscode.InputBox`. */
export interface TextBox {
  title: string | undefined;
  prompt: string | undefined;
  value: string;
  valueSelection: readonly [number, number] | undefined;
  placeholder: string | undefined;
  ignoreFocusOut: boolean;
  validationMessage: unknown;
  readonly onDidChangeValue: (listener: () => void) => Disposable;
  readonly onDidAccept: (listener: () => void) => Disposable;
  readonly onDidHide: (listener: () => void) => Disposable;
  show(): void;
  hide(): void;
  dispose(): void;
}

/**
 * Asks in a new box; undefined where the learner closes it. What stands there when they press Enter is the answer, whatever
 * opens after that. Not `showInputBox`: after Enter that asks the extension host whether the text is valid, and where another
 * list opens meanwhile (F1), the answer is lost.
 */
export function askText(box: TextBox, question: TextQuestion): Promise<string | undefined> {
  const { title, prompt, value = '', placeholder, problem } = question;
  Object.assign(box, { title, prompt, value, placeholder, ignoreFocusOut: true });
  box.valueSelection = [0, value.length];
  const isValid = (): boolean => {
    const words = problem?.(box.value);
    box.validationMessage = words;
    return words === undefined;
  };
  return new Promise((resolve) => {
    box.onDidChangeValue(isValid);
    box.onDidAccept(() => {
      if (!isValid()) return;
      resolve(box.value);
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}
