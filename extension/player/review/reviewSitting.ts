import { z } from 'zod';
import { say, spokenLanguage } from '../../core/language/say.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { Sequencer } from '../../core/async/sequencer.ts';
import { Emitter, type Event } from '../../core/lifetime/emitter.ts';
import { failureOf } from '../../core/failure/failureError.ts';
import type { Failure } from '../../core/failure/failure.ts';
import { proseRenderer } from '../../core/prose/renderProse.ts';
import type { ReviewCard } from '../../core/review/reviewCards.ts';
import type { ReviewStore } from '../../core/review/reviewMemory.ts';
import {
  daysByRating,
  inAskingOrder,
  reviewPlan,
  type PlannedCard,
  type ReviewPlan,
} from '../../core/review/reviewPlan.ts';
import { cardTitle, planNotes, RATING_WORDS, whenText } from '../../core/review/reviewWords.ts';
import { afterRating, RATINGS, type ReviewRating } from '../../core/review/schedule.ts';
import type {
  AskedDrill,
  AskedQuiz,
  MessageFromReviewPage,
  MessageToReviewPage,
  RatingView,
  ReviewView,
} from '../../protocol/reviewMessages.ts';
import { DrillTurn, SittingMachine, type DrillPorts } from './drillTurn.ts';

/** What a sitting asks of its host. */
export interface ReviewPorts {
  /** What can be reviewed now, in the learner's language. */
  cards(): Promise<readonly ReviewCard[]>;
  readonly store: ReviewStore;
  readonly drills: DrillPorts;
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
  z.object({
    ...{ type: z.literal('drill'), id: z.string().max(200) },
    action: z.enum(['begin', 'terminal', 'check', 'solution']),
  }),
  z.object({ type: z.literal('rate'), rating: z.enum(RATINGS) }),
  z.object({ type: z.literal('openLink'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
  z.object({ type: z.literal('report'), message: z.string().max(10_000) }),
]);

/** A learner at their review: what is due, a quiz or a drill at a time. */
export class ReviewSitting {
  readonly #ports: ReviewPorts;
  readonly #renderer = proseRenderer({ picture: () => undefined });
  readonly #turns = new Sequencer();
  #cards: readonly ReviewCard[] = [];
  #plan: ReviewPlan = { due: [], next: undefined };
  /** Index of the option that was chosen for the quiz that is asked. */
  #chosen: number | undefined;
  readonly #machine: SittingMachine;
  #turn: DrillTurn | undefined;
  readonly #changes = new Emitter<void>();

  constructor(ports: ReviewPorts) {
    this.#ports = ports;
    this.#machine = new SittingMachine(ports.drills.create);
  }

  /** Reviews on a page until disposed. */
  connect(page: ReviewTransport): Disposable {
    const store = new DisposableStore();
    const send = (): void => page.send({ type: 'review', view: this.view });
    store.add(this.#changes.event(send));
    store.add(
      page.onMessage((value) => {
        const read = form.safeParse(value);
        if (!read.success) {
          this.#ports.log("A message of the review's page was refused.");
          return;
        }
        void this.#turns
          .run(async () => {
            await this.receive(read.data);
            send();
          })
          .catch((error: unknown) => this.#ports.showFailure(failureOf(error)));
      }),
    );
    return store;
  }

  /** Ends the machine of the drills. */
  async dispose(): Promise<void> {
    this.#changes.dispose();
    await this.#machine.end();
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
          planned?.card.kind === 'quiz' &&
          message.block === planned.card.key &&
          message.option < planned.card.quiz.options.length
        )
          this.#chosen ??= message.option;
        return;
      case 'drill':
        if (this.#turn?.card.key === message.id) await this.#turn.receive(message.action);
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
      asked: this.#turn && planned ? this.#askedDrill(this.#turn, planned) : this.#askedQuiz(planned),
      notes: planNotes(this.#plan, this.#cards.length > 0, this.#ports.now()),
    };
  }

  get #asked(): PlannedCard | undefined {
    return inAskingOrder(this.#plan.due)[0];
  }

  async #rate({ card, memory }: PlannedCard, rating: ReviewRating): Promise<void> {
    await this.#ports.store.save(card.key, afterRating(memory, rating, this.#ports.now()));
    await this.#planAgain();
    this.#ports.rated();
  }

  async #planAgain(): Promise<void> {
    const asked = this.#asked?.card.key;
    this.#plan = reviewPlan(this.#cards, await this.#ports.store.load(), this.#ports.now());
    const card = this.#asked?.card;
    if (card?.key === asked) return;
    this.#chosen = undefined;
    this.#turn =
      card?.kind === 'drill'
        ? new DrillTurn(card, this.#ports.drills, this.#machine, () => this.#changes.fire())
        : undefined;
    if (!this.#turn) await this.#machine.end();
  }

  #askedDrill(turn: DrillTurn, planned: PlannedCard): AskedDrill {
    return { ...turn.view(this.#renderer), ratings: this.#ratings(planned) };
  }

  #askedQuiz(planned: PlannedCard | undefined): AskedQuiz | null {
    if (planned?.card.kind !== 'quiz') return null;
    const { key, quiz } = planned.card;
    const isKnown = this.#chosen !== undefined;
    const options = quiz.options.map(({ text, right, why }) => ({
      html: this.#renderer.line(text),
      right: isKnown ? right : null,
      whyHtml: isKnown ? this.#renderer.line(why) : null,
    }));
    const questionHtml = this.#renderer.line(quiz.question);
    return {
      kind: 'quiz',
      title: cardTitle(planned.card),
      quiz: { kind: 'quiz', id: key, questionHtml, options, chosen: this.#chosen ?? null, once: true },
      ratings: this.#ratings(planned),
    };
  }

  #ratings({ card, memory }: PlannedCard): RatingView[] {
    const days = daysByRating(memory, this.#ports.now());
    const offer = (rating: ReviewRating, label: string): RatingView => ({
      ...{ rating, label, when: whenText(days[rating]) },
    });
    if (card.kind === 'drill') {
      const rating = this.#turn?.rating;
      return rating === undefined ? [] : [offer(rating, say('Continue'))];
    }
    if (this.#chosen === undefined) return [];
    if (card.quiz.options[this.#chosen]?.right !== true) return [offer('again', say('Continue'))];
    return RATINGS.map((rating) => offer(rating, say(RATING_WORDS[rating])));
  }
}
