import type { FromPage } from './intents.ts';
import type { MessageOf } from './messageMap.ts';
import type { CheckView, QuizView } from './playerView.ts';

/** Everything that the review's page shows; sent whole after each change. */
export interface ReviewView {
  /** The learner's: `en`, `zh-cn`. */
  readonly language: string;
  /** What is asked; null where nothing is due. */
  readonly asked: AskedQuiz | AskedDrill | null;
  /** What is due and what comes next, a sentence each. */
  readonly notes: readonly string[];
}

export interface AskedQuiz {
  readonly kind: 'quiz';
  /** Its lesson and step. */
  readonly title: string;
  readonly quiz: QuizView;
  /** How it may be rated; empty before it is answered. After a wrong answer there is one way on. */
  readonly ratings: readonly RatingView[];
}

/** A task for a terminal beside the page. */
export interface AskedDrill {
  readonly kind: 'drill';
  readonly id: string;
  /** Its lesson and step. */
  readonly title: string;
  readonly taskHtml: string;
  /** `waiting`: there is no machine for it yet. `ready`: the learner works. `over`: it was right, or the solution is shown. */
  readonly state: 'waiting' | 'preparing' | 'ready' | 'checking' | 'over';
  /** What is being done for it. */
  readonly progress: string;
  /** What was not as it should be at the last look. */
  readonly failing: readonly CheckView[];
  readonly isRight: boolean;
  /** Null until it is over. */
  readonly solution: { readonly commands: string; readonly whyHtml: string } | null;
  /** The one way on, once it is over. */
  readonly ratings: readonly RatingView[];
}

export type DrillAction = 'begin' | 'terminal' | 'check' | 'solution';

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
  /** Something about the drill that is asked. */
  drill: { readonly id: string; readonly action: DrillAction };
  /** Rates the quiz that was answered, and goes on. */
  rate: { readonly rating: RatingView['rating'] };
}

export type MessageToReviewPage = MessageOf<ToReviewPage>;
export type MessageFromReviewPage = MessageOf<
  ReviewIntents & Pick<FromPage, 'ready' | 'answer' | 'openLink' | 'report'>
>;
