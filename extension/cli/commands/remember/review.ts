import { DrillMachine } from '../../../core/drills/drillMachine.ts';
import { say } from '../../../core/language/say.ts';
import type { Lesson } from '../../../core/lesson/model/lesson.ts';
import { drillTask } from '../../../core/lesson/read/drillsFile.ts';
import {
  allReviewCards,
  onlyQuizzes,
  type QuizCard,
  type ReviewCard,
} from '../../../core/review/reviewCards.ts';
import {
  dayText,
  daysByRating,
  daysUntil,
  inAskingOrder,
  reviewPlan,
  type PlannedCard,
  type ReviewPlan,
} from '../../../core/review/reviewPlan.ts';
import { cardTitle, planNotes, RATING_WORDS, whenText } from '../../../core/review/reviewWords.ts';
import { afterRating, RATINGS, type CardMemory, type ReviewRating } from '../../../core/review/schedule.ts';
import { attachTerminal, type AttachedTerminal } from '../attachTerminal.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { createFor } from '../createFor.ts';
import { askDrill } from './askDrill.ts';

export interface ReviewOptions {
  /** Only say what is due. */
  readonly list?: boolean;
  /** False: no drills, which need a machine. */
  readonly drills?: boolean;
}

/**
 * `patchbay review`: asks the quizzes that are due today, then the drills, and says what comes next. Only the list with
 * `--list`. `attach`: how the learner gets a drill's terminal.
 */
export async function review(
  context: CliContext,
  { list = false, drills = true }: ReviewOptions,
  attach: Attach = attachTerminal,
): Promise<ExitCode> {
  const { services } = context;
  const { lessons, problems } = await services.lessons();
  for (const problem of problems) context.note(`${problem.file}:${problem.line}: ${problem.message}`);
  const all = await allReviewCards(lessons, services.progress);
  const cards = drills ? all : onlyQuizzes(all);
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
    for (const { card } of plan.due) context.print(`${cardTitle(card)}: ${cardText(card)}`);
    tellEnd(plan);
    return EXIT.ok;
  }
  const code = await askAll(context, lessons, plan.due, attach);
  if (plan.due.length > 0) context.print('');
  tellEnd(await planNow());
  return code;
}

type Attach = (terminal: AttachedTerminal) => Promise<unknown>;

/** Asks until nothing is due, or the learner ends the review. What was rated is kept. */
async function askAll(
  context: CliContext,
  lessons: readonly Lesson[],
  due: readonly PlannedCard[],
  attach: Attach,
): Promise<ExitCode> {
  // While the quizzes are asked, the first drill's network is brought up.
  const inOrder = inAskingOrder(due);
  const machine = new DrillMachine(createFor(context));
  const lessonOf = ({ card }: PlannedCard): Lesson | undefined =>
    lessons.find(({ id }) => id === card.lesson.id);
  try {
    for (const [index, planned] of inOrder.entries()) {
      const { card } = planned;
      const next = inOrder.slice(index).find((one) => one.card.kind === 'drill');
      const nextLesson = next && lessonOf(next);
      if (next?.card.kind === 'drill' && nextLesson) machine.prepare(nextLesson, next.card.drill);
      context.print(`\n${cardTitle(card)} (${index + 1}/${inOrder.length})`);
      let rating: ReviewRating | undefined;
      if (card.kind === 'quiz') rating = await askQuiz(context, card, planned.memory);
      else {
        const lesson = lessonOf(planned);
        if (!lesson) continue;
        const session = await context.work((operation) => machine.world(lesson, card.drill, operation));
        rating = await askDrill(context, session, card.drill, attach);
      }
      if (rating === undefined) break;
      const now = new Date();
      const memory = afterRating(planned.memory, rating, now);
      await context.services.review.save(card.key, memory);
      context.print(say('It comes back {when}.', { when: whenText(daysUntil(new Date(memory.due), now)) }));
    }
  } finally {
    await machine.dispose();
  }
  return EXIT.ok;
}

/** Asks one quiz; undefined where the learner ends the review. */
async function askQuiz(
  context: CliContext,
  { quiz: { question, options } }: QuizCard,
  memory: CardMemory,
): Promise<ReviewRating | undefined> {
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

/** What is asked. */
function cardText(card: ReviewCard): string {
  return card.kind === 'quiz' ? card.quiz.question.trim() : drillTask(card.drill);
}

function planJson({ due, next }: ReviewPlan): object {
  const count = (kind: ReviewCard['kind']): number =>
    next?.cards.filter((card) => card.kind === kind).length ?? 0;
  return {
    due: due.map(({ card, memory }) => ({
      ...{ [card.kind]: card.key, lesson: card.lesson.id, step: card.step.id },
      ...(card.kind === 'quiz' ? { question: card.quiz.question } : { task: drillTask(card.drill) }),
      ...{ due: memory.due, reviews: memory.reviews },
    })),
    next: next ? { day: dayText(next.day), quizzes: count('quiz'), drills: count('drill') } : null,
  };
}
