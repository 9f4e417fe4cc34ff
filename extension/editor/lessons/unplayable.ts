import type { FailureView } from '../../protocol/playerView.ts';
import type { LessonOnShelf } from './lessonShelf.ts';

/** Why a lesson cannot be played: there is none, or it is broken. */
export function noLesson(id: string): FailureView {
  return {
    what: `There is no lesson ${id}.`,
    why: 'Its folder is not among the lessons of Patchbay, of this workspace or of your settings.',
    next: 'Choose one with Patchbay: Start Lesson.',
  };
}

export function brokenLesson({ id, errors }: LessonOnShelf): FailureView {
  const first = errors[0];
  return {
    what: `The lesson ${id} cannot be played.`,
    why: first ? `${first.file}, line ${first.line}: ${first.message}` : 'It cannot be read.',
    next: first?.instead ?? 'Look at its lesson.md.',
  };
}
