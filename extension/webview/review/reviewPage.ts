import { say } from '../../protocol/language.ts';
import type {
  AskedDrill,
  AskedQuiz,
  MessageFromReviewPage,
  RatingView,
  ReviewView,
} from '../../protocol/reviewMessages.ts';
import { button } from '../button.ts';
import { h, passFocus, setAttributes, setText } from '../element.ts';
import { quizBlock } from '../lesson/blocks/quizBlock.ts';
import type { PageContext } from '../pageContext.ts';
import { keyed, type Part } from '../part.ts';
import { drillPart } from './drillPart.ts';

type Send = (message: MessageFromReviewPage) => void;
type Asked = AskedQuiz | AskedDrill;

/** What is due, a quiz or a drill at a time, and how well it was known. */
export function reviewPage(page: PageContext, send: Send): Part<ReviewView> {
  const title = h('h1', { tabindex: -1 }, say('Review'));
  const notes = h('div', { class: 'lesson-about' });
  const place = h('div', { class: 'review-quiz' });
  const element = h(
    'main',
    { class: 'lesson review' },
    h('article', { class: 'lesson-column' }, title, notes, place),
  );
  element.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    event.preventDefault();
    page.send({ type: 'openLink', url: link.getAttribute('href') ?? '' });
  });
  const drawNotes = keyed(
    notes,
    (_note: string, index) => String(index),
    () => {
      const line = h('p');
      return { element: line, update: (note: string) => setText(line, note) };
    },
  );
  const drawQuiz = keyed(place, idOf, (first) => askedPart(first, page, send));
  let last: ReviewView | undefined;
  return {
    element,
    update: (view) => {
      drawNotes(view.notes);
      drawQuiz(view.asked ? [view.asked] : []);
      // The button that was pressed is gone: the keyboard goes on where the learner does.
      const idNow = view.asked && idOf(view.asked);
      const isNext = last !== undefined && (last.asked && idOf(last.asked)) !== idNow;
      if (isNext) passFocus(view.asked ? place.querySelector<HTMLElement>('input, button.primary') : title);
      if (isNext && !view.asked) page.announce(view.notes.join(' '));
      last = view;
    },
  };
}

function idOf(asked: Asked): string {
  return asked.kind === 'quiz' ? asked.quiz.id : asked.id;
}

function questionPart(first: Asked, page: PageContext, send: Send): Part<Asked> {
  if (first.kind === 'drill') {
    const { id } = first;
    const drill = drillPart(first, page, (action) => send({ type: 'drill', id, action }));
    return { ...drill, update: (asked) => (asked.kind === 'drill' ? drill.update(asked) : undefined) };
  }
  const quiz = quizBlock(first.quiz, { page, showNodes: () => undefined, showTerminal: () => undefined });
  return { ...quiz, update: (asked) => (asked.kind === 'quiz' ? quiz.update(asked.quiz) : undefined) };
}

function askedPart(first: Asked, page: PageContext, send: Send): Part<Asked> {
  const heading = h('h2', {}, first.title);
  const question = questionPart(first, page, send);
  const ratings = h('div', { class: 'step-actions', role: 'group', 'aria-label': say('How was it?') });
  const draw = keyed(
    ratings,
    ({ rating }: RatingView) => rating,
    ({ rating, label, when }) => {
      const one = button({ label, kind: rating === 'good' ? 'primary' : 'secondary' }, () =>
        send({ type: 'rate', rating }),
      );
      const id = `review-when-${rating}`;
      setAttributes(one, { 'aria-describedby': id });
      return {
        element: h('div', { class: 'review-rating' }, one, h('span', { class: 'review-when', id }, when)),
        update: () => undefined,
      };
    },
  );
  let answered = first.ratings.length > 0;
  return {
    element: h('section', { class: 'review-asked' }, heading, question.element, ratings),
    update: (asked) => {
      question.update(asked);
      draw(asked.ratings);
      if (!answered && asked.ratings.length > 0) {
        answered = true;
        passFocus(ratings.querySelector('button.primary') ?? ratings.querySelector('button'));
      }
    },
  };
}
