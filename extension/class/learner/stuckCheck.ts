import type { PlayerView } from '../../protocol/playerView.ts';
import type { BoardSeat } from '../wire/boardMessages.ts';

/** On which check a learner is stuck, and since when: the first that fails at the step that they are at. */
export class StuckCheck {
  #now: (NonNullable<BoardSeat['stuck']> & { readonly step: string }) | undefined;

  get stuck(): BoardSeat['stuck'] {
    if (!this.#now) return null;
    const { what, seen, since } = this.#now;
    return { what, seen, since };
  }

  /** What the learner sees is different. */
  look(view: PlayerView, at: Date): void {
    const step = view.steps.find(({ id }) => id === view.current);
    const checks = (step?.blocks ?? []).flatMap((block) => (block.kind === 'checks' ? block.checks : []));
    const failing = checks.find(({ status }) => status === 'fail');
    // While a machine is being made nothing can be right.
    if (!step || !failing || view.machine.phase !== 'running') {
      if (!failing) this.#now = undefined;
      return;
    }
    const { what, seen } = failing;
    const same = this.#now?.step === step.id && this.#now.what === what;
    this.#now = { step: step.id, what, seen, since: same && this.#now ? this.#now.since : at.toISOString() };
  }

  /** The lesson was left. */
  forget(): void {
    this.#now = undefined;
  }
}
