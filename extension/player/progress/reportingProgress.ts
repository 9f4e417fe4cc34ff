import type { ProgressStore } from '../../core/session/lessonProgress.ts';
import { failure, type Failure } from '../../core/failure/failure.ts';
import { wordsOf } from '../../core/failure/failureError.ts';

/**
 * A store whose `save` never rejects: where progress can't be written (a full disk) the learner sees that, once until it
 * can again, and goes on. Nothing is lost meanwhile: what a session remembers is written whole with its next change.
 */
export function reportingProgress(store: ProgressStore, report: (failure: Failure) => void): ProgressStore {
  let reported = false;
  return {
    load: (lesson) => store.load(lesson),
    async save(progress) {
      try {
        await store.save(progress);
        reported = false;
      } catch (error) {
        if (reported) return;
        reported = true;
        report(failure('progress-not-saved', { said: wordsOf(error) }));
      }
    },
  };
}
