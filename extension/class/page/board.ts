import { message, say } from '../../protocol/language.ts';
import { ask } from '../../browser/window/dialog.ts';
import { button } from '../../webview/button.ts';
import { h, setAttributes, setText } from '../../webview/element.ts';
import type { Part } from '../../webview/part.ts';
import type { BoardView, MessageFromBoard } from '../wire/boardMessages.ts';
import { lessonControls } from './lessonControls.ts';
import { seatRow } from './seatRow.ts';

type Send = (message: MessageFromBoard) => void;
const HEADINGS = [
  message('Learner'),
  message('Step'),
  message('Not right yet'),
  message('Used'),
  message('Now'),
  message('Actions'),
];

/** The table of learners, and what a teacher sets for all. */
export function board(base: string, send: Send): Part<BoardView> {
  const summary = h('p', { class: 'board-summary', role: 'status' });
  const pause = button({ label: say('Pause all') }, () =>
    send({ type: 'pause', on: pause.ariaPressed !== 'true' }),
  );
  const solutions = button({ label: say('Lock solutions') }, () =>
    send({ type: 'lockSolutions', on: solutions.ariaPressed !== 'true' }),
  );
  const end = button({ label: say('End the class') }, () => void askToEnd(send));
  const body = h('tbody');
  const rows = new Map<number, ReturnType<typeof seatRow>>();
  const controls = lessonControls(send);
  const element = h(
    'div',
    { class: 'board-page' },
    h(
      'header',
      { class: 'board-top' },
      h('h1', {}, say('The board')),
      summary,
      h('span', { class: 'grow' }),
      h(
        'a',
        { class: 'button secondary', href: `${base}board/projector`, target: '_blank' },
        say('For the projector'),
      ),
      pause,
      solutions,
      end,
    ),
    messageForm(say('Message to all'), (text) => send({ type: 'say', seat: null, text })),
    controls.element,
    h(
      'div',
      { class: 'board-scroll', tabindex: 0, role: 'region', 'aria-label': say('Learners') },
      h(
        'table',
        { class: 'board-table' },
        h('thead', {}, h('tr', {}, ...HEADINGS.map((words) => h('th', { scope: 'col' }, say(words))))),
        body,
      ),
    ),
  );
  let latest: BoardView | undefined;
  // How long somebody is stuck grows without a message.
  setInterval(() => latest && update(latest), 10_000);
  const update = (view: BoardView): void => {
    latest = view;
    const { running, most, waiting } = view.machines;
    const online = view.seats.filter((seat) => seat.online).length;
    const now = { code: view.code, online, seats: view.seats.length, running, most, waiting };
    setText(
      summary,
      waiting === 0
        ? say('Code {code} · {online} of {seats} here · {running} of {most} machines', now)
        : say(
            'Code {code} · {online} of {seats} here · {running} of {most} machines, {waiting} in the queue',
            now,
          ),
    );
    press(pause, view.paused, say('Go on'), say('Pause all'));
    press(solutions, view.solutionsLocked, say('Open solutions'), say('Lock solutions'));
    controls.update(view);
    const seats = [...view.seats].sort(byHand);
    for (const [index, seat] of seats.entries()) {
      const row = rows.get(seat.id) ?? seatRow(base, send);
      rows.set(seat.id, row);
      const place = seat.hand === null ? null : index + 1;
      row.update({ seat, hand: place, lesson: view.lessons.find(({ id }) => id === seat.lesson) });
      if (body.children[index] !== row.element) body.insertBefore(row.element, body.children[index] ?? null);
    }
    for (const [id, row] of rows)
      if (!seats.some((seat) => seat.id === id)) {
        row.element.remove();
        rows.delete(id);
      }
  };
  return { element, update };
}

/** A field and a button that sends what is in it. */
export function messageForm(label: string, send: (text: string) => void): HTMLElement {
  const field = h('input', { class: 'field', 'aria-label': label, placeholder: label, maxlength: 1000 });
  const form = h(
    'form',
    { class: 'board-message' },
    field,
    h('button', { class: 'button secondary' }, say('Send')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text !== '') send(text);
    field.value = '';
  });
  return form;
}

/** Hands first, in the order in which they went up; then as they joined. */
function byHand(one: BoardView['seats'][number], other: BoardView['seats'][number]): number {
  if (one.hand !== null && other.hand !== null) return one.hand.localeCompare(other.hand);
  if (one.hand !== null || other.hand !== null) return one.hand !== null ? -1 : 1;
  return one.id - other.id;
}

function press(element: HTMLElement, on: boolean, off: string, words: string): void {
  setText(element.querySelector('.label') ?? element, on ? off : words);
  setAttributes(element, { 'aria-pressed': on ? 'true' : 'false' });
}

async function askToEnd(send: Send): Promise<void> {
  const yes = say('End the class');
  const answer = await ask({
    title: say('End the class?'),
    lines: [say('All machines end. Names and progress are kept, for a report and for the next time.')],
    buttons: [yes, say('Cancel')],
  });
  if (answer === yes) send({ type: 'end' });
}
