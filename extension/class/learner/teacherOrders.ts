import type { Player } from '../../player/player.ts';
import type { Question } from '../../player/playerPorts.ts';
import type { Intent } from '../../protocol/intents.ts';

/** What a teacher orders at a learner's player: while that is done, nobody is asked whether they want it. */
export class TeacherOrders {
  readonly #player: () => Player | undefined;
  #ordered = 0;

  constructor(player: () => Player | undefined) {
    this.#player = player;
  }

  /** The answer to what the player asks: yes to an order; otherwise `ask` asks the learner. */
  confirm(question: Question, ask: (question: Question) => Promise<boolean>): Promise<boolean> {
    return this.#ordered > 0 ? Promise.resolve(true) : ask(question);
  }

  /** A fresh machine. */
  reset(): Promise<void> {
    return this.#order({ type: 'reset' });
  }

  /** Brings the learner to a step, with what is missing before it run for them. */
  async bring(step: string): Promise<void> {
    const player = this.#player();
    const steps = player?.lesson.steps ?? [];
    for (const { id } of steps.slice(
      0,
      steps.findIndex(({ id }) => id === step),
    )) {
      if (player !== this.#player() || player?.session === undefined) break;
      if (player.progress.achieved[id] === undefined) await this.#order({ type: 'solve', step: id });
    }
    await this.#order({ type: 'goTo', step });
  }

  async #order(intent: Intent): Promise<void> {
    this.#ordered += 1;
    try {
      await this.#player()?.receive(intent);
    } finally {
      this.#ordered -= 1;
    }
  }
}
