import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Seconds that `npm test` took in this checkout when it last ran to its end, by stage and by lesson. */
export interface Durations {
  readonly stages: Readonly<Record<string, number>>;
  readonly lessons: Readonly<Record<string, number>>;
}

/** Those in `file`; none where it is missing, or not as it was written. */
export function readDurations(file: string): Durations {
  try {
    const { stages, lessons } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Durations>;
    return { stages: seconds(stages), lessons: seconds(lessons) };
  } catch {
    return { stages: {}, lessons: {} };
  }
}

/** Adds what this run measured; what it did not run stays as it was. */
export function addDurations(file: string, { stages, lessons }: Durations): void {
  const before = readDurations(file);
  const all = { stages: { ...before.stages, ...stages }, lessons: { ...before.lessons, ...lessons } };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(all, undefined, 2)}\n`);
}

function seconds(record: unknown): Record<string, number> {
  const entries = Object.entries((record ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'number' && value >= 0 ? [[name, value]] : [])),
  );
}
