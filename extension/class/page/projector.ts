import { say } from '../../protocol/language.ts';
import { h, setText } from '../../webview/element.ts';
import type { Part } from '../../webview/part.ts';
import type { BoardLesson, BoardView } from '../wire/boardMessages.ts';

/** The whole class for the projector, without names: how many passed each step, and what most are stuck on. */
export function projector(): Part<BoardView> {
  const title = h('h1');
  const lessons = h('div');
  let drawn = '';
  return {
    element: h('div', { class: 'projector' }, title, lessons),
    update(view) {
      setText(title, say('Join with the code {code}', { code: view.code }));
      const shown = view.lessons.filter(({ id }) => view.seats.some(({ lesson }) => lesson === id));
      const now = JSON.stringify(shown);
      if (now === drawn) return;
      drawn = now;
      lessons.replaceChildren(
        ...shown.map((lesson) =>
          lessonBars(lesson, view.seats.filter((seat) => seat.lesson === lesson.id).length),
        ),
      );
    },
  };
}

function lessonBars({ title, steps, stuckOn }: BoardLesson, learners: number): HTMLElement {
  const rows = steps.map((step) =>
    h(
      'li',
      {},
      h('span', { class: 'projector-step' }, step.title),
      h('progress', { max: learners, value: step.passed, 'aria-label': step.title }),
      h(
        'span',
        { class: 'projector-count' },
        say('{passed} of {learners}', { passed: step.passed, learners }),
      ),
    ),
  );
  const stuck = stuckOn.map(({ what, seen, learners: many }) =>
    h('li', {}, h('strong', {}, `${many}: ${what}`), h('span', {}, ` · ${seen}`)),
  );
  return h(
    'section',
    { class: 'projector-lesson' },
    h('h2', {}, title),
    h('ol', {}, ...rows),
    stuck.length === 0 ? null : h('h3', {}, say('What is not right yet')),
    stuck.length === 0 ? null : h('ul', {}, ...stuck),
  );
}
