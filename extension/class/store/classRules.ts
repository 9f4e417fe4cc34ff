import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const rulesSchema = z.object({
  /** Lesson id → the id of the first step that is not open yet. */
  lockedFrom: z.record(z.string(), z.string()),
  /** Solutions, and Show me how, are not open. */
  solutionsLocked: z.boolean(),
  paused: z.boolean(),
});

/** What the teacher has set for all. */
export type ClassRules = Readonly<z.infer<typeof rulesSchema>>;

const NO_RULES: ClassRules = { lockedFrom: {}, solutionsLocked: false, paused: false };

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
