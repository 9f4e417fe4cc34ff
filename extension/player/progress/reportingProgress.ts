import type { ProgressStore } from '../../core/session/lessonProgress.ts';
import { failure, type Failure } from '../../core/failure/failure.ts';
import { wordsOf } from '../../core/failure/failureError.ts';

/**
 * A store whose `save` never rejects: where progress can't be written (a full disk) the learner is told, once until it
 * can again, and goes on. Nothing is lost meanwhile: what a session remembers is written whole with its next change.
 */
export function reportingProgress(store: ProgressStore, tell: (failure: Failure) => void): ProgressStore {
  let told = false;
  return {
    load: (lesson) => store.load(lesson),
    async save(progress) {
      try {
        await store.save(progress);
        told = false;
      } catch (error) {
        if (told) return;
        told = true;
        tell(failure('progress-not-saved', { said: wordsOf(error) }));
      }
    },
  };
}
