import type { NetworkNamespace } from '../../state/networkState.ts';

/** A command that only reads, in a namespace. */
export interface Question {
  readonly space: NetworkNamespace;
  readonly argv: readonly string[];
}

export interface Said {
  readonly exitCode: number;
  /** Its output, and its errors. */
  readonly text: string;
}

/** What a command said; null where it was not asked, or could not be. */
export type Ask = (space: NetworkNamespace, argv: readonly string[]) => Said | null;

/** The most that one walk asks: each costs a process. */
export const MAX_QUESTIONS = 24;

/**
 * Answers what it knows and notes what it does not: so a search for reasons also collects what to ask
 * the machine.
 */
export class Questions {
  readonly #answers = new Map<string, Said | null>();
  readonly #open = new Map<string, Question>();

  readonly ask: Ask = (space, argv) => {
    const key = keyOf({ space, argv });
    const said = this.#answers.get(key);
    if (said === undefined && this.#answers.size + this.#open.size < MAX_QUESTIONS)
      this.#open.set(key, { space, argv });
    return said ?? null;
  };

  /** Those that nobody has answered; they are then taken as asked. */
  take(): Question[] {
    const open = [...this.#open.values()];
    this.#open.clear();
    return open;
  }

  answer(question: Question, said: Said | null): void {
    this.#answers.set(keyOf(question), said);
  }
}

function keyOf({ space, argv }: Question): string {
  return [space.inode, space.host, space.name ?? '', ...argv].join('\0');
}
