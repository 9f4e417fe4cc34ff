import type { DatabaseSync } from 'node:sqlite';
import {
  noProgress,
  readProgress,
  type LessonProgress,
  type ProgressStore,
} from '../../core/session/lessonProgress.ts';

/** How far one seat is, in the class's database. */
export function seatProgress(database: DatabaseSync, seat: number): ProgressStore {
  return {
    load: (lesson) => Promise.resolve(loadProgress(database, seat, lesson)),
    save(progress) {
      database
        .prepare('INSERT OR REPLACE INTO progress (seat, lesson, value) VALUES (?, ?, ?)')
        .run(seat, progress.lesson, JSON.stringify(progress));
      return Promise.resolve();
    },
  };
}

/** None where the seat has not begun the lesson. */
export function loadProgress(database: DatabaseSync, seat: number, lesson: string): LessonProgress {
  const row = database.prepare('SELECT value FROM progress WHERE seat = ? AND lesson = ?').get(seat, lesson);
  const value: unknown = row ? JSON.parse(String(row['value'])) : undefined;
  return readProgress(lesson, value) ?? noProgress(lesson);
}
