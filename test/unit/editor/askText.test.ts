import { expect, test } from 'vitest';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import { askText, type TextBox } from '../../../extension/editor/window/askText.ts';

/** A box as VS Code has it, with what a learner does. */
class Box implements TextBox {
  title: string | undefined;
  prompt: string | undefined;
  value = '';
  valueSelection: readonly [number, number] | undefined;
  placeholder: string | undefined;
  ignoreFocusOut = false;
  validationMessage: unknown;
  isShown = false;
  isDisposed = false;
  readonly #changed = new Emitter<void>();
  readonly #accepted = new Emitter<void>();
  readonly #hidden = new Emitter<void>();
  readonly onDidChangeValue = this.#changed.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;

  type(text: string): void {
    this.value = text;
    this.#changed.fire();
  }

  enter(): void {
    this.#accepted.fire();
  }

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    if (this.isShown) this.#hidden.fire();
    this.isShown = false;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

const question = {
  title: 'A wrong state',
  prompt: 'Its name',
  value: 'one',
  problem: (text: string) => (text === '' ? 'Write a name.' : undefined),
};

test('what stands there at Enter is the answer, although another list opens at once', async () => {
  const box = new Box();
  const answer = askText(box, question);
  expect(box).toMatchObject({ title: 'A wrong state', prompt: 'Its name', value: 'one', isShown: true });
  box.type('another-name');
  box.enter();
  box.hide();
  expect(await answer).toBe('another-name');
  expect(box.isDisposed).toBe(true);
});

test('what stood there first is an answer, too', async () => {
  const box = new Box();
  const answer = askText(box, question);
  box.enter();
  expect(await answer).toBe('one');
});

test('what is none is told, and the box stays', async () => {
  const box = new Box();
  const answer = askText(box, question);
  box.type('');
  expect(box.validationMessage).toBe('Write a name.');
  box.enter();
  expect(box.isShown).toBe(true);
  box.type('two');
  expect(box.validationMessage).toBeUndefined();
  box.enter();
  expect(await answer).toBe('two');
});

test('a box that is closed has no answer', async () => {
  const box = new Box();
  const answer = askText(box, question);
  box.type('two');
  box.hide();
  expect(await answer).toBeUndefined();
  expect(box.isDisposed).toBe(true);
});
