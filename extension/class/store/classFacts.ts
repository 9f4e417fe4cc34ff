import type { DatabaseSync } from 'node:sqlite';
import { newClassCode, newSecret } from '../door/codes.ts';

/** What a class is reached by; the same after each start of its hub. */
export interface ClassFacts {
  /** Learners join with it. */
  readonly code: string;
  /** Opens the board. */
  readonly secret: string;
}

/** Those of the class in this database, made at the first start. */
export function classFacts(database: DatabaseSync): ClassFacts {
  const get = database.prepare('SELECT value FROM facts WHERE key = ?');
  const set = database.prepare('INSERT INTO facts (key, value) VALUES (?, ?)');
  const fact = (key: string, make: () => string): string => {
    const row = get.get(key);
    if (row) return String(row['value']);
    const made = make();
    set.run(key, made);
    return made;
  };
  return { code: fact('code', newClassCode), secret: fact('secret', newSecret) };
}
