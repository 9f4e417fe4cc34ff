import type { DatabaseSync } from 'node:sqlite';
import { NO_RULES, rulesSchema, type ClassRules } from '../wire/classRules.ts';

/** The rules of a class, in its database. */
export class RuleStore {
  readonly #database: DatabaseSync;
  #rules: ClassRules;

  constructor(database: DatabaseSync) {
    this.#database = database;
    const row = database.prepare("SELECT value FROM facts WHERE key = 'rules'").get();
    const read = rulesSchema.safeParse(row && JSON.parse(String(row['value'])));
    this.#rules = read.success ? read.data : NO_RULES;
  }

  get rules(): ClassRules {
    return this.#rules;
  }

  change(change: Partial<ClassRules>): void {
    this.#rules = { ...this.#rules, ...change };
    this.#database
      .prepare("INSERT OR REPLACE INTO facts (key, value) VALUES ('rules', ?)")
      .run(JSON.stringify(this.#rules));
  }
}
