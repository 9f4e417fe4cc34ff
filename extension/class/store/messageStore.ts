import type { DatabaseSync } from 'node:sqlite';

/** What the teacher wrote to a learner; it stands on the learner's page until they close it. */
export interface TeacherMessage {
  readonly id: number;
  readonly text: string;
}

/** The messages that are not closed yet, in the class's database. */
export class MessageStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  of(seat: number): TeacherMessage[] {
    return this.#database
      .prepare('SELECT id, text FROM messages WHERE seat = ? ORDER BY id')
      .all(seat) as unknown as TeacherMessage[];
  }

  add(seat: number, text: string, at: Date): void {
    this.#database
      .prepare('INSERT INTO messages (seat, text, at) VALUES (?, ?, ?)')
      .run(seat, text, at.toISOString());
  }

  /** Of this seat only: a page names the message. */
  close(seat: number, id: number): void {
    this.#database.prepare('DELETE FROM messages WHERE seat = ? AND id = ?').run(seat, id);
  }
}
