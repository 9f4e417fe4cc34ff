import type { Lesson } from '../lesson/model/lesson.ts';
import { isTermOf } from './glossary.ts';
import { termFinder, type TermFinder } from './termFinder.ts';

const finders = new WeakMap<Lesson, TermFinder>();

/** The finder of the terms that a lesson's words mean, in the lesson's language; for one lesson, always the same. */
export function lessonTerms(lesson: Lesson): TermFinder {
  const known = finders.get(lesson);
  if (known) return known;
  const { id, glossary = [], language } = lesson;
  const finder = termFinder(
    glossary.filter((term) => isTermOf(term, id)),
    language,
  );
  finders.set(lesson, finder);
  return finder;
}
