import { say } from '../../core/language/say.ts';
import { failure, type Failure } from '../../core/failure/failure.ts';
import type { LessonOnShelf } from './lessonShelf.ts';

/** Why a lesson that is on the shelf can't be played: its first error. */
export function brokenLesson({ folder, errors: [first] }: LessonOnShelf): Failure {
  const problem = first
    ? say('{file}, line {line}: {message} {instead}', {
        file: first.file,
        line: first.line,
        message: first.message,
        instead: first.instead,
      })
    : say('Patchbay can’t read it.');
  return failure('lesson-broken', { folder, problem });
}
