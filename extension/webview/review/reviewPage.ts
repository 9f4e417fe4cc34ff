import { say } from '../../protocol/language.ts';
import type { AskedQuiz, RatingView, ReviewView } from '../../protocol/reviewMessages.ts';
import { button } from '../button.ts';
import { h, passFocus, setAttributes, setText } from '../element.ts';
import { quizBlock } from '../lesson/blocks/quizBlock.ts';
import type { PageContext } from '../pageContext.ts';
import { keyed, type Part } from '../part.ts';

type Rate = (rating: RatingView['rating']) => void;

/** What is due, a quiz at a time, and how well it was known. */
export function reviewPage(page: PageContext, rate: Rate): Part<ReviewView> {
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
  const drawQuiz = keyed(
    place,
    ({ quiz }: AskedQuiz) => quiz.id,
    (first) => askedPart(first, page, rate),
  );
  let last: ReviewView | undefined;
  return {
    element,
    update: (view) => {
      drawNotes(view.notes);
      drawQuiz(view.asked ? [view.asked] : []);
      // The button that was pressed is gone: the keyboard goes on where the learner does.
      const isNext = last !== undefined && last.asked?.quiz.id !== view.asked?.quiz.id;
      if (isNext) passFocus(view.asked ? place.querySelector('input') : title);
      if (isNext && !view.asked) page.announce(view.notes.join(' '));
      last = view;
    },
  };
}

function askedPart(first: AskedQuiz, page: PageContext, rate: Rate): Part<AskedQuiz> {
  const heading = h('h2', {}, first.title);
  const quiz = quizBlock(first.quiz, { page, showNodes: () => undefined, showTerminal: () => undefined });
  const ratings = h('div', { class: 'step-actions', role: 'group', 'aria-label': say('How was it?') });
  const draw = keyed(
    ratings,
    ({ rating }: RatingView) => rating,
    ({ rating, label, when }) => {
      const one = button({ label, kind: rating === 'good' ? 'primary' : 'secondary' }, () => rate(rating));
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
    element: h('section', { class: 'review-asked' }, heading, quiz.element, ratings),
    update: (asked) => {
      quiz.update(asked.quiz);
      draw(asked.ratings);
      if (!answered && asked.ratings.length > 0) {
        answered = true;
        passFocus(ratings.querySelector('button.primary') ?? ratings.querySelector('button'));
      }
    },
  };
}
