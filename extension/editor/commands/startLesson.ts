import type { App } from '../app.ts';

/** `Patchbay: Start Lesson`. Takes a lesson's id and a step's, or a row of the lessons view; asks where neither is given. */
export async function startLesson(app: App, lesson?: unknown, step?: unknown): Promise<void> {
  await app.startLesson(lessonId(lesson), typeof step === 'string' ? step : undefined);
}

function lessonId(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('found' in argument)) return undefined;
  const { found } = argument;
  const named = typeof found === 'object' && found !== null && 'id' in found;
  return named && typeof found.id === 'string' ? found.id : undefined;
}
