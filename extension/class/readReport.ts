import type { Lesson } from '../core/lesson/model/lesson.ts';
import type { LessonProgress } from '../core/session/lessonProgress.ts';
import { classReport, type ReportRow, type ReportSeat } from './report/classReport.ts';
import type { Recheck } from './report/recheck.ts';
import type { Weights } from './report/weights.ts';
import { openDatabase } from './store/database.ts';
import { ElsewhereStore } from './store/elsewhereStore.ts';
import { EventLog } from './store/eventLog.ts';
import { loadProgress } from './store/seatProgress.ts';
import { SeatStore } from './store/seatStore.ts';

/** What the checks say now on a machine of the class; step id → result. */
export type RecheckMachine = (
  machine: string,
  lesson: Lesson,
  progress: LessonProgress,
) => Promise<ReadonlyMap<string, Recheck>>;

/**
 * The report of a class from its database's file; a hub may be writing it meanwhile. With `recheck`, the machine that each
 * learner has now is asked too, one after the other: a check measures.
 */
export async function readReport(
  file: string,
  lessons: readonly Lesson[],
  weights: Weights | undefined,
  recheck?: RecheckMachine,
): Promise<ReportRow[]> {
  const database = await openDatabase(file);
  try {
    const began = new Set(
      database
        .prepare('SELECT seat, lesson FROM progress')
        .all()
        .map((row) => `${String(row['seat'])} ${String(row['lesson'])}`),
    );
    const elsewhere = new ElsewhereStore(database);
    const seats: ReportSeat[] = [];
    for (const { id, name, lesson: at, machine } of new SeatStore(database).all()) {
      const progress = lessons
        .filter((lesson) => began.has(`${id} ${lesson.id}`))
        .map((lesson) => loadProgress(database, id, lesson.id));
      const of = progress.find(({ lesson }) => lesson === at);
      const lesson = lessons.find((one) => one.id === at);
      const checked =
        recheck && lesson && of && machine !== null ? await recheck(machine, lesson, of) : undefined;
      seats.push({
        ...{ id, name, progress },
        isElsewhere: (lesson, step) => elsewhere.has(id, lesson, step),
        recheck: recheck && ((lesson, step) => (lesson === at ? checked?.get(step) : undefined)),
      });
    }
    return classReport(seats, lessons, new EventLog(database).steps(), weights);
  } finally {
    database.close();
  }
}
