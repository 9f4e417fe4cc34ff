import type { DatabaseSync } from 'node:sqlite';
import type { EventKind } from '../wire/eventKinds.ts';

export interface ClassEvent {
  readonly seat: number;
  readonly lesson: string;
  readonly step: string;
  readonly kind: EventKind;
  /** ISO 8601. */
  readonly at: string;
}

/** How often each kind of event happened at a step, and when the learner first came to it. */
export interface StepEvents {
  readonly seat: number;
  readonly lesson: string;
  readonly step: string;
  readonly entered: string | null;
  readonly counts: Readonly<Partial<Record<EventKind, number>>>;
}

/** The events of a class, in its database. */
export class EventLog {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  add({ seat, lesson, step, kind, at }: ClassEvent): void {
    this.#database
      .prepare('INSERT INTO events (seat, lesson, step, kind, at) VALUES (?, ?, ?, ?, ?)')
      .run(seat, lesson, step, kind, at);
  }

  /** The same, but once: a learner's editor sends it again where it does not know that it came. */
  addOnce(event: ClassEvent): void {
    const { seat, lesson, step, kind, at } = event;
    const known = this.#database
      .prepare('SELECT 1 FROM events WHERE seat = ? AND lesson = ? AND step = ? AND kind = ? AND at = ?')
      .get(seat, lesson, step, kind, at);
    if (!known) this.add(event);
  }

  /** Each step at which something happened; of all seats and lessons. */
  steps(): StepEvents[] {
    const rows = this.#database
      .prepare(
        'SELECT seat, lesson, step, kind, COUNT(*) AS count, MIN(at) AS first FROM events GROUP BY seat, lesson, step, kind',
      )
      .all() as unknown as (Omit<ClassEvent, 'at'> & { readonly count: number; readonly first: string })[];
    const steps = new Map<string, StepEvents>();
    for (const { seat, lesson, step, kind, count, first } of rows) {
      const key = JSON.stringify([seat, lesson, step]);
      const known = steps.get(key) ?? { seat, lesson, step, entered: null, counts: {} };
      steps.set(key, {
        ...known,
        entered: kind === 'entered' ? first : known.entered,
        counts: { ...known.counts, [kind]: count },
      });
    }
    return [...steps.values()];
  }
}
