import { z } from 'zod';
import { say, spokenLanguage } from '../../core/language/say.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Sequencer } from '../../core/async/sequencer.ts';
import type { Event } from '../../core/lifetime/emitter.ts';
import { failureOf } from '../../core/failure/failureError.ts';
import type { Failure } from '../../core/failure/failure.ts';
import { proseRenderer } from '../../core/prose/renderProse.ts';
import type { QuizCard } from '../../core/review/reviewCards.ts';
import type { ReviewStore } from '../../core/review/reviewMemory.ts';
import { daysByRating, reviewPlan, type PlannedCard, type ReviewPlan } from '../../core/review/reviewPlan.ts';
import { cardTitle, planNotes, RATING_WORDS, whenText } from '../../core/review/reviewWords.ts';
import { afterRating, RATINGS, type ReviewRating } from '../../core/review/schedule.ts';
import type {
  AskedQuiz,
  MessageFromReviewPage,
  MessageToReviewPage,
  RatingView,
  ReviewView,
} from '../../protocol/reviewMessages.ts';

/** What a sitting asks of its host. */
export interface ReviewPorts {
  /** What can be reviewed now, in the learner's language. */
  cards(): Promise<readonly QuizCard[]>;
  readonly store: ReviewStore;
  readonly now: () => Date;
  showFailure(failure: Failure): void;
  openLink(url: string): void;
  /** Something was rated. */
  rated(): void;
  log(message: string): void;
}

/** How a page is reached. What comes from it is not trusted. */
export interface ReviewTransport {
  send(message: MessageToReviewPage): void;
  readonly onMessage: Event<unknown>;
}

const form: z.ZodType<MessageFromReviewPage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('answer'), block: z.string().max(200), option: z.int().min(0).max(100) }),
  z.object({ type: z.literal('rate'), rating: z.enum(RATINGS) }),
  z.object({ type: z.literal('openLink'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
  z.object({ type: z.literal('report'), message: z.string().max(10_000) }),
]);

/** A learner at their review: what is due, a quiz at a time. */
export class ReviewSitting {
  readonly #ports: ReviewPorts;
  readonly #renderer = proseRenderer({ picture: () => undefined });
  readonly #turns = new Sequencer();
  #cards: readonly QuizCard[] = [];
  #plan: ReviewPlan<QuizCard> = { due: [], next: undefined };
  /** Index of the option that was chosen for the quiz that is asked. */
  #chosen: number | undefined;

  constructor(ports: ReviewPorts) {
    this.#ports = ports;
  }

  /** Reviews on a page until disposed. */
  connect(page: ReviewTransport): Disposable {
    return page.onMessage((value) => {
      const read = form.safeParse(value);
      if (!read.success) {
        this.#ports.log("A message of the review's page was refused.");
        return;
      }
      void this.#turns
        .run(async () => {
          await this.receive(read.data);
          page.send({ type: 'review', view: this.view });
        })
        .catch((error: unknown) => this.#ports.showFailure(failureOf(error)));
    });
  }

  /** Does what the learner wants. Rejects with FailureError where a rating can't be kept: then the quiz is asked still. */
  async receive(message: MessageFromReviewPage): Promise<void> {
    const planned = this.#asked;
    switch (message.type) {
      case 'ready':
        this.#cards = await this.#ports.cards();
        await this.#planAgain();
        return;
      case 'answer':
        if (
          planned &&
          message.block === planned.card.key &&
          message.option < planned.card.quiz.options.length
        )
          this.#chosen ??= message.option;
        return;
      case 'rate':
        if (!planned || !this.#ratings(planned).some(({ rating }) => rating === message.rating)) return;
        await this.#rate(planned, message.rating);
        return;
      case 'openLink':
        this.#ports.openLink(message.url);
        return;
      case 'report':
        this.#ports.log(`The review's page says: ${message.message}`);
    }
  }

  get view(): ReviewView {
    const planned = this.#asked;
    return {
      language: spokenLanguage(),
      asked: planned ? this.#askedView(planned) : null,
      notes: planNotes(this.#plan, this.#cards.length > 0, this.#ports.now()),
    };
  }

  get #asked(): PlannedCard<QuizCard> | undefined {
    return this.#plan.due[0];
  }

  async #rate({ card, memory }: PlannedCard<QuizCard>, rating: ReviewRating): Promise<void> {
    await this.#ports.store.save(card.key, afterRating(memory, rating, this.#ports.now()));
    await this.#planAgain();
    this.#ports.rated();
  }

  async #planAgain(): Promise<void> {
    const asked = this.#asked?.card.key;
    this.#plan = reviewPlan(this.#cards, await this.#ports.store.load(), this.#ports.now());
    if (this.#asked?.card.key !== asked) this.#chosen = undefined;
  }

  #askedView(planned: PlannedCard<QuizCard>): AskedQuiz {
    const { key, quiz } = planned.card;
    const isKnown = this.#chosen !== undefined;
    const options = quiz.options.map(({ text, right, why }) => ({
      html: this.#renderer.line(text),
      right: isKnown ? right : null,
      whyHtml: isKnown ? this.#renderer.line(why) : null,
    }));
    const questionHtml = this.#renderer.line(quiz.question);
    return {
      title: cardTitle(planned.card),
      quiz: { kind: 'quiz', id: key, questionHtml, options, chosen: this.#chosen ?? null, once: true },
      ratings: this.#ratings(planned),
    };
  }

  #ratings({ card, memory }: PlannedCard<QuizCard>): RatingView[] {
    if (this.#chosen === undefined) return [];
    const days = daysByRating(memory, this.#ports.now());
    const offer = (rating: ReviewRating, label: string): RatingView => ({
      ...{ rating, label, when: whenText(days[rating]) },
    });
    if (card.quiz.options[this.#chosen]?.right !== true) return [offer('again', say('Continue'))];
    return RATINGS.map((rating) => offer(rating, say(RATING_WORDS[rating])));
  }
}
