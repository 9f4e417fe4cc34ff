import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { newSeatCode, newSecret } from '../door/codes.ts';

/** A learner's place in the class. */
export interface Seat {
  readonly id: number;
  readonly name: string;
  /** Opens the seat in another browser. */
  readonly code: string;
  /** ISO 8601. */
  readonly joined: string;
  /** The lesson that is played; null before the first. */
  readonly lesson: string | null;
  /** The machine whose network is the learner's, whole; null while there is none, or it is being made. */
  readonly machine: string | null;
  /** Since when the hand is up, ISO 8601; null where it is not. */
  readonly hand: string | null;
}

const COLUMNS = 'id, name, code, joined, lesson, machine, hand';

/** The seats of a class, in its database. */
export class SeatStore {
  readonly #database: DatabaseSync;
  readonly #byToken: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#byToken = database.prepare(
      `SELECT ${COLUMNS} FROM seats WHERE id = (SELECT seat FROM tokens WHERE hash = ?)`,
    );
  }

  all(): Seat[] {
    return this.#database.prepare(`SELECT ${COLUMNS} FROM seats ORDER BY id`).all() as unknown as Seat[];
  }

  find(id: number): Seat | undefined {
    return this.#seat(this.#database.prepare(`SELECT ${COLUMNS} FROM seats WHERE id = ?`).get(id));
  }

  byCode(code: string): Seat | undefined {
    return this.#seat(this.#database.prepare(`SELECT ${COLUMNS} FROM seats WHERE code = ?`).get(code));
  }

  /** The seat that a browser has open. Only a hash of the token is kept. */
  byToken(token: string): Seat | undefined {
    return this.#seat(this.#byToken.get(hashOf(token)));
  }

  add(name: string, now: Date): Seat {
    const code = newSeatCode();
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO seats (name, code, joined) VALUES (?, ?, ?)')
      .run(name, code, now.toISOString());
    const joined = now.toISOString();
    return { id: Number(lastInsertRowid), name, code, joined, lesson: null, machine: null, hand: null };
  }

  /** A new token for one more browser. */
  open(seat: number): string {
    const token = newSecret();
    this.#database.prepare('INSERT INTO tokens (hash, seat) VALUES (?, ?)').run(hashOf(token), seat);
    return token;
  }

  close(token: string): void {
    this.#database.prepare('DELETE FROM tokens WHERE hash = ?').run(hashOf(token));
  }

  setPlace(id: number, { lesson, machine }: Pick<Seat, 'lesson' | 'machine'>): void {
    this.#database.prepare('UPDATE seats SET lesson = ?, machine = ? WHERE id = ?').run(lesson, machine, id);
  }

  setHand(id: number, hand: string | null): void {
    this.#database.prepare('UPDATE seats SET hand = ? WHERE id = ?').run(hand, id);
  }

  #seat(row: unknown): Seat | undefined {
    return row as Seat | undefined;
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
