import type { AskedQuiz, RatingView, ReviewView } from '../../../extension/protocol/reviewMessages.ts';
import { quizView } from './answerScenes.ts';
import type { Scene } from './scene.ts';

const DUE = ['2 quizzes are due today.', 'Next: 1 quiz on 2026-12-03, in 3 days.'];
const RATINGS: readonly RatingView[] = [
  { rating: 'again', label: 'I guessed', when: 'in 2 days' },
  { rating: 'hard', label: 'Hard', when: 'in 6 days' },
  { rating: 'good', label: 'Good', when: 'in 7 days' },
  { rating: 'easy', label: 'Easy', when: 'in 12 days' },
];

function scene(name: string, asked: AskedQuiz | null, notes: readonly string[] = DUE): Scene {
  const view: ReviewView = { language: 'en', asked, notes };
  return {
    ...{ name, page: 'review', width: 900, height: 560 },
    part: '.review',
    messages: [{ type: 'review', view }],
  };
}

function asked(chosen: number | null, ratings: readonly RatingView[]): AskedQuiz {
  const quiz = { ...quizView('sample/create:3', chosen), once: true };
  return { title: 'A switch made of software, Create the bridge', quiz, ratings };
}

/** The review: a quiz before and after its answer, and the end. */
export const reviewScenes: readonly Scene[] = [
  scene('review-asked', asked(null, [])),
  scene('review-right', asked(1, RATINGS)),
  scene('review-wrong', asked(0, [{ rating: 'again', label: 'Continue', when: 'tomorrow' }])),
  scene('review-end', null, ['Nothing is due today.', 'Next: 3 quizzes on 2026-12-03, in 3 days.']),
];
