import type { LessonProgress } from '../../../extension/core/session/lessonProgress.ts';
import { fence, head, upCheck } from '../lesson/lessonSource.ts';
import { lessonOf } from '../player/fakeMachine.ts';

const quiz = (question: string): string =>
  fence(
    'yaml {quiz}',
    `question: ${question}`,
    'options:',
    '  - { text: the bridge, right: true, why: It has **learned** it. }',
    '  - { text: the cable, why: A cable knows nothing. }',
  );

/** Two steps: `one` begins with two quizzes, `two` with one. */
export const quizLesson = lessonOf(
  `${head}# A switch\n\n## One {#one}\n${quiz('Who knows?')}${quiz('Who else?')}${upCheck}\n## Two {#two}\n${quiz('And now?')}${upCheck}`,
);

/** The learner has step one, with its first quiz right and its second one wrong, and not step two. */
export const quizProgress: LessonProgress = {
  format: 1,
  lesson: quizLesson.id,
  achieved: { one: '2026-03-01T10:00:00.000Z' },
  answers: { 'one:0': 0, 'one:1': 1, 'two:0': 0 },
};
