import * as vscode from 'vscode';
import type { ClassLink } from '../../class/learner/classLink.ts';
import { say } from '../../core/language/say.ts';

/** Tells the learner what comes from the teacher, each thing once: messages, and that they ask to type. */
export class ClassNews {
  readonly #told = new Set<number>();
  readonly #warnings = new Set<string>();
  #asked = false;

  show(link: ClassLink): void {
    const { seat } = link;
    if (!seat) return;
    for (const { id, text } of seat.messages) {
      if (this.#told.has(id)) continue;
      this.#told.add(id);
      void vscode.window
        .showInformationMessage(say('Your teacher: {text}', { text }), say('Close'))
        .then(() => link.closeMessage(id));
    }
    if (seat.control === 'asked' && !this.#asked) void this.#askToType(link);
    this.#asked = seat.control === 'asked';
  }

  /** The same words again only after the learner has closed them: a key that is typed may ask for them each time. */
  async warn(words: string): Promise<void> {
    if (this.#warnings.has(words)) return;
    this.#warnings.add(words);
    await vscode.window.showWarningMessage(words);
    this.#warnings.delete(words);
  }

  async #askToType(link: ClassLink): Promise<void> {
    const yes = say('Let them type');
    const answer = await vscode.window.showWarningMessage(
      say("Your teacher asks to type in the lesson's terminals."),
      yes,
      say('No'),
    );
    if (link.seat?.control === 'asked') link.letType(answer === yes);
  }
}
