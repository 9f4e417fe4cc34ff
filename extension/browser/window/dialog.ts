import { button } from '../../webview/button.ts';
import { h } from '../../webview/element.ts';

export interface DialogText {
  readonly title: string;
  /** Paragraphs. */
  readonly lines: readonly string[];
  /** The words of the buttons, the first one that goes on; Escape is like the last. */
  readonly buttons: readonly string[];
}

/** Asks so that nothing else can be done before the answer; resolves with the words of the button. */
export function ask(text: DialogText, signal?: AbortSignal): Promise<string> {
  return open(text, undefined, signal);
}

/** The same with a field below the title, which names it; resolves with what was typed where the first button was chosen. */
export async function askText(text: DialogText, maxLength: number): Promise<string | undefined> {
  const field = h('input', { class: 'field', 'aria-labelledby': 'dialog-title', maxlength: maxLength });
  const answer = await open(text, field);
  const typed = field.value.trim();
  return answer === text.buttons[0] && typed !== '' ? typed : undefined;
}

function open(
  { title, lines, buttons }: DialogText,
  field?: HTMLInputElement,
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve) => {
    let answer = buttons.at(-1) ?? '';
    const heading = h('h2', { id: 'dialog-title' }, title);
    const row = buttons.map((label, index) =>
      button({ label, kind: index === 0 ? 'primary' : 'secondary' }, () => {
        answer = label;
        dialog.close();
      }),
    );
    const dialog = h(
      'dialog',
      { class: 'dialog', 'aria-labelledby': 'dialog-title' },
      heading,
      ...lines.map((line) => h('p', {}, line)),
      field ?? null,
      h('div', { class: 'dialog-buttons' }, ...row),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    field?.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      // Else the same key presses what has the focus once this is closed: the button that opened it.
      event.preventDefault();
      row[0]?.click();
    });
    signal?.addEventListener('abort', () => dialog.close(), { once: true });
    document.body.append(dialog);
    dialog.showModal();
    field?.focus();
  });
}
