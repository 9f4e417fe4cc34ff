import {
  noProgress,
  readProgress,
  type LessonProgress,
  type ProgressStore,
} from '../../core/session/lessonProgress.ts';

const NAME = 'patchbay';
const PROGRESS = 'progress';

/** Progress in the browser's IndexedDB, one record a lesson. `save` rejects where it keeps nothing. */
export function progressDatabase(): ProgressStore & {
  readonly all: () => Promise<readonly LessonProgress[]>;
} {
  let opened: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> => (opened ??= openDatabase());
  const records = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await database()).transaction(PROGRESS, mode).objectStore(PROGRESS);
  return {
    async load(lesson) {
      try {
        const kept: unknown = await settled((await records('readonly')).get(lesson));
        return readProgress(lesson, kept) ?? noProgress(lesson);
      } catch {
        return noProgress(lesson);
      }
    },
    async save(progress) {
      await settled((await records('readwrite')).put(progress, progress.lesson));
    },
    async all() {
      try {
        const kept = (await settled((await records('readonly')).getAll())) as readonly { lesson?: unknown }[];
        return kept.flatMap((one) => readProgress(String(one.lesson), one) ?? []);
      } catch {
        return [];
      }
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(PROGRESS);
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database gave no reason'));
  });
}
