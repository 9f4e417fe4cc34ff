import { failure } from '../../../extension/core/failure/failure.ts';
import { say } from '../../../extension/core/language/say.ts';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import {
  requirementRemedy,
  requirementWords,
  unmetRequirements,
  type Offered,
} from '../../../extension/core/session/unmetRequirements.ts';
import { REQUIREMENT_NAMES } from '../../../extension/core/lesson/model/requirementNames.ts';
import { missing, type Finding } from '../finding.ts';

/** What is asked of a lesson: what it is called, and what it wants. */
export type AskedLesson = Pick<Lesson, 'id' | 'requires'>;

/** Which lessons a machine can't play, and why. */
export function lessonsFinding(lessons: readonly AskedLesson[], offered: Offered): Finding {
  const id = 'ssh-lessons';
  const why = say('A lesson says what it needs from its machine.');
  const lost = lessons.flatMap((lesson) => {
    const unmet = unmetRequirements(lesson, offered);
    return unmet.length === 0 ? [] : [{ lesson: lesson.id, unmet }];
  });
  if (lost.length === 0) return { id, ok: true, what: say('The machine has what the lessons need.'), why };
  const named = lost
    .map(({ lesson, unmet }) => say('{lesson} (needs {needs})', { lesson, needs: requirementWords(unmet) }))
    .join(', ');
  const all = REQUIREMENT_NAMES.filter((name) => lost.some(({ unmet }) => unmet.includes(name)));
  return missing(id, failure('lessons-not-playable', { lessons: named, remedy: requirementRemedy(all) }));
}
