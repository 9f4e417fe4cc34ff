import type { Lesson } from '../core/lesson/model/lesson.ts';
import { classReport, type ReportRow } from './report/classReport.ts';
import type { Weights } from './report/weights.ts';
import { openDatabase } from './store/database.ts';
import { EventLog } from './store/eventLog.ts';
import { loadProgress } from './store/seatProgress.ts';
import { SeatStore } from './store/seatStore.ts';

/** The report of a class from its database's file; a hub may be writing it meanwhile. */
export async function readReport(
  file: string,
  lessons: readonly Lesson[],
  weights: Weights | undefined,
): Promise<ReportRow[]> {
  const database = await openDatabase(file);
  try {
    const began = new Set(
      database
        .prepare('SELECT seat, lesson FROM progress')
        .all()
        .map((row) => `${String(row['seat'])} ${String(row['lesson'])}`),
    );
    const seats = new SeatStore(database).all().map(({ id, name }) => ({
      ...{ id, name },
      progress: lessons
        .filter((lesson) => began.has(`${id} ${lesson.id}`))
        .map((lesson) => loadProgress(database, id, lesson.id)),
    }));
    return classReport(seats, lessons, new EventLog(database).steps(), weights);
  } finally {
    database.close();
  }
}
