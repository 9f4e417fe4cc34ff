import type { Question } from '../../player/playerPorts.ts';
import type { QuestionView } from '../wire/seatMessages.ts';

/** The question that a learner is asked, one at a time; `onChange` is called when it is there, and when it is answered. */
export class OpenQuestion {
  readonly #onChange: () => void;
  #asked: { readonly view: QuestionView; readonly answer: (yes: boolean) => void } | undefined;
  #next = 1;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get view(): QuestionView | null {
    return this.#asked?.view ?? null;
  }

  /** Resolves with the answer; another question, or nobody to ask, is a no to this one. */
  ask({ what, detail, yes }: Question): Promise<boolean> {
    this.#asked?.answer(false);
    return new Promise((resolve) => {
      this.#asked = { view: { id: this.#next++, what, detail, yes }, answer: resolve };
      this.#onChange();
    });
  }

  answer(id: number, yes: boolean): void {
    if (this.#asked?.view.id === id) this.#close(yes);
  }

  /** Nobody is there to answer. */
  giveUp(): void {
    if (this.#asked) this.#close(false);
  }

  #close(yes: boolean): void {
    const asked = this.#asked;
    this.#asked = undefined;
    asked?.answer(yes);
    this.#onChange();
  }
}
