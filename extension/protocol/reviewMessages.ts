import type { FromPage } from './intents.ts';
import type { MessageOf } from './messageMap.ts';
import type { QuizView } from './playerView.ts';

/** Everything that the review's page shows; sent whole after each change. */
export interface ReviewView {
  /** The learner's: `en`, `zh-cn`. */
  readonly language: string;
  /** The quiz that is asked; null where none is due. */
  readonly asked: AskedQuiz | null;
  /** What is due and what comes next, a sentence each. */
  readonly notes: readonly string[];
}

export interface AskedQuiz {
  /** Its lesson and step. */
  readonly title: string;
  readonly quiz: QuizView;
  /** How it may be rated; empty before it is answered. After a wrong answer there is one way on. */
  readonly ratings: readonly RatingView[];
}

export interface RatingView {
  readonly rating: 'again' | 'hard' | 'good' | 'easy';
  readonly label: string;
  /** When the quiz comes back then: `in 7 days`. */
  readonly when: string;
}

export interface ToReviewPage {
  review: { readonly view: ReviewView };
}

/** What the review's page sends, where it is not the player's. */
export interface ReviewIntents {
  /** Rates the quiz that was answered, and goes on. */
  rate: { readonly rating: RatingView['rating'] };
}

export type MessageToReviewPage = MessageOf<ToReviewPage>;
export type MessageFromReviewPage = MessageOf<
  ReviewIntents & Pick<FromPage, 'ready' | 'answer' | 'openLink' | 'report'>
>;
