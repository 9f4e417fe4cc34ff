import type { DatabaseSync } from 'node:sqlite';

/** The steps that were achieved on a learner's own computer: nobody but the learner has seen that. */
export class ElsewhereStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  add(seat: number, lesson: string, step: string): void {
    this.#database
      .prepare('INSERT OR IGNORE INTO elsewhere (seat, lesson, step) VALUES (?, ?, ?)')
      .run(seat, lesson, step);
  }

  has(seat: number, lesson: string, step: string): boolean {
    const found = this.#database
      .prepare('SELECT 1 FROM elsewhere WHERE seat = ? AND lesson = ? AND step = ?')
      .get(seat, lesson, step);
    return found !== undefined;
  }
}
