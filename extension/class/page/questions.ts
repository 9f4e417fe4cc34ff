import { say } from '../../protocol/language.ts';
import { ask } from '../../browser/window/dialog.ts';
import type { QuestionView } from '../wire/seatMessages.ts';

/** Asks what the hub asks, and takes it back when it was answered in another browser. */
export function questions(
  send: (answer: { readonly question: number; readonly yes: boolean }) => void,
): (now: QuestionView | null) => void {
  let asked: { readonly id: number; readonly answered: AbortController } | undefined;
  return (now) => {
    if (now?.id === asked?.id) return;
    asked?.answered.abort();
    asked = now ? { id: now.id, answered: new AbortController() } : undefined;
    if (!now || !asked) return;
    const { id, what, detail, yes } = now;
    const { signal } = asked.answered;
    void ask({ title: what, lines: [detail], buttons: [yes, say('Cancel')] }, signal).then((answer) => {
      if (!signal.aborted) send({ question: id, yes: answer === yes });
    });
  };
}
