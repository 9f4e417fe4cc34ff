import { say } from '../../../core/language/say.ts';
import { allReviewCards } from '../../../core/review/reviewCards.ts';
import {
  dayText,
  daysByRating,
  daysUntil,
  reviewPlan,
  type PlannedCard,
  type ReviewPlan,
} from '../../../core/review/reviewPlan.ts';
import { cardTitle, planNotes, RATING_WORDS, whenText } from '../../../core/review/reviewWords.ts';
import { afterRating, RATINGS, type ReviewRating } from '../../../core/review/schedule.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

/** `patchbay review`: asks the quizzes that are due today, and says what comes next. Only the list with `--list`. */
export async function review(
  context: CliContext,
  { list = false }: { readonly list?: boolean },
): Promise<ExitCode> {
  const { services } = context;
  const { lessons, problems } = await services.lessons();
  for (const problem of problems) context.note(`${problem.file}:${problem.line}: ${problem.message}`);
  const cards = await allReviewCards(lessons, services.progress);
  const planNow = async (): Promise<ReviewPlan> =>
    reviewPlan(cards, await services.review.load(), new Date());
  const tellEnd = (plan: ReviewPlan): void =>
    context.print(planNotes(plan, cards.length > 0, new Date()).join('\n'));
  const plan = await planNow();
  if (context.json) {
    context.print(JSON.stringify(planJson(plan), undefined, 2));
    return EXIT.ok;
  }
  if (list || !process.stdin.isTTY) {
    for (const { card } of plan.due) context.print(`${cardTitle(card)}: ${card.quiz.question.trim()}`);
    tellEnd(plan);
    return EXIT.ok;
  }
  for (const [index, planned] of plan.due.entries()) {
    context.print(`\n${cardTitle(planned.card)} (${index + 1}/${plan.due.length})`);
    const rating = await askCard(context, planned);
    if (rating === undefined) break;
    const now = new Date();
    const memory = afterRating(planned.memory, rating, now);
    await services.review.save(planned.card.key, memory);
    context.print(say('It comes back {when}.', { when: whenText(daysUntil(new Date(memory.due), now)) }));
  }
  if (plan.due.length > 0) context.print('');
  tellEnd(await planNow());
  return EXIT.ok;
}

/** Asks one quiz; undefined where the learner ends the review. */
async function askCard(
  context: CliContext,
  { card, memory }: PlannedCard,
): Promise<ReviewRating | undefined> {
  const { question, options } = card.quiz;
  context.print(question.trim());
  for (const [index, { text }] of options.entries()) context.print(`  ${index + 1}  ${text}`);
  const asked = say('Your answer (1 to {last}, q to end): ', { last: options.length });
  const chosen = await pick(context, asked, options.length);
  if (chosen === undefined) return undefined;
  const answer = options[chosen];
  if (answer?.right !== true) {
    context.print(`✗ ${answer?.why ?? ''}`);
    for (const [index, { text, right, why }] of options.entries())
      if (right) context.print(`✓ ${index + 1}  ${text}\n  ${why}`);
    return 'again';
  }
  context.print(`✓ ${answer.why}`);
  const days = daysByRating(memory, new Date());
  for (const [index, rating] of RATINGS.entries())
    context.print(`  ${index + 1}  ${say(RATING_WORDS[rating])} (${whenText(days[rating])})`);
  const how = say('How was it (1 to {last}, q to end)? ', { last: RATINGS.length });
  const rated = await pick(context, how, RATINGS.length);
  return rated === undefined ? undefined : RATINGS[rated];
}

/** A number from 1 to `last`, less one; asks until it is one. Undefined for `q` or the end of stdin. */
async function pick(context: CliContext, question: string, last: number): Promise<number | undefined> {
  for (;;) {
    const line = await context.ask(question);
    if (line === undefined || /^q(uit)?$/i.test(line)) return undefined;
    if (/^\d{1,2}$/.test(line) && Number(line) >= 1 && Number(line) <= last) return Number(line) - 1;
  }
}

function planJson({ due, next }: ReviewPlan): object {
  return {
    due: due.map(({ card, memory }) => ({
      ...{ quiz: card.key, lesson: card.lesson.id, step: card.step.id },
      ...{ question: card.quiz.question, due: memory.due, reviews: memory.reviews },
    })),
    next: next ? { day: dayText(next.day), quizzes: next.cards } : null,
  };
}
