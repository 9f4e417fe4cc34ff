import { say } from '../../protocol/language.ts';
import { ask } from '../../browser/window/dialog.ts';
import { button } from '../../webview/button.ts';
import { h, setText } from '../../webview/element.ts';
import type { Part } from '../../webview/part.ts';
import type { BoardLesson, BoardView, MessageFromBoard } from '../wire/boardMessages.ts';

/** What a teacher sets for all in one lesson: which steps are open, and where everybody is. */
export function lessonControls(send: (message: MessageFromBoard) => void): Part<BoardView> {
  const lessons = h('select', { class: 'field', 'aria-label': say('Lesson') });
  const steps = h('select', { class: 'field', 'aria-label': say('Step') });
  const locked = h('span', { class: 'dim', role: 'status' });
  let view: BoardView | undefined;
  const chosen = (): BoardLesson | undefined => view?.lessons.find(({ id }) => id === lessons.value);
  const bring = button({ label: say('Everybody to this step') }, () => {
    const lesson = chosen();
    const step = lesson?.steps.find(({ id }) => id === steps.value);
    if (lesson && step)
      void askToBring(step.title, () => send({ type: 'bring', lesson: lesson.id, step: step.id }));
  });
  const lock = button({ label: say('Lock from this step on') }, () => {
    if (lessons.value !== '') send({ type: 'lock', lesson: lessons.value, from: steps.value });
  });
  const open = button({ label: say('Open all steps') }, () => {
    if (lessons.value !== '') send({ type: 'lock', lesson: lessons.value, from: null });
  });
  const show = (): void => {
    const lesson = chosen();
    fill(steps, lesson?.steps ?? []);
    const from = lesson?.steps.find(({ id }) => id === lesson.lockedFrom);
    setText(
      locked,
      from ? say('Locked from “{title}” on.', { title: from.title }) : say('All steps are open.'),
    );
  };
  lessons.addEventListener('change', show);
  return {
    element: h('div', { class: 'board-lesson' }, lessons, steps, bring, lock, open, locked),
    update(now) {
      const first = view === undefined;
      view = now;
      fill(lessons, now.lessons);
      // The lesson that most are in, to begin with.
      if (first) lessons.value = commonLesson(now) ?? lessons.value;
      show();
    },
  };
}

function fill(
  select: HTMLSelectElement,
  options: readonly { readonly id: string; readonly title: string }[],
): void {
  const ids = options.map(({ id }) => id).join(' ');
  if (select.dataset['ids'] === ids) return;
  select.dataset['ids'] = ids;
  select.replaceChildren(...options.map(({ id, title }) => h('option', { value: id }, title)));
}

function commonLesson({ lessons, seats }: BoardView): string | undefined {
  const learners = (id: string): number => seats.filter(({ lesson }) => lesson === id).length;
  return [...lessons].sort((a, b) => learners(b.id) - learners(a.id))[0]?.id;
}

async function askToBring(step: string, bring: () => void): Promise<void> {
  const yes = say('Bring them there');
  const lines = [
    say(
      'For everybody who is in the lesson and has not achieved the steps before it, their commands are run. It counts as a solution that was shown.',
    ),
  ];
  if (
    (await ask({ title: say('Everybody to “{step}”?', { step }), lines, buttons: [yes, say('Cancel')] })) ===
    yes
  )
    bring();
}
