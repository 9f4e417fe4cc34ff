import { message, say } from '../../protocol/language.ts';
import { ask, askText } from '../../browser/window/dialog.ts';
import { button } from '../../webview/button.ts';
import { h, setAttributes, setText, show } from '../../webview/element.ts';
import type { Part } from '../../webview/part.ts';
import type { BoardLesson, BoardSeat, MessageFromBoard } from '../wire/boardMessages.ts';

/** A learner, and their place among the raised hands; null where theirs is not up. */
export interface SeatRowView {
  readonly seat: BoardSeat;
  readonly hand: number | null;
  readonly lesson: BoardLesson | undefined;
}

/** A row of the board's table; it stays the same element, so the focus stays in it. */
export function seatRow(base: string, send: (message: MessageFromBoard) => void): Part<SeatRowView> {
  const name = h('th', { scope: 'row' });
  const segments = h('span', { class: 'segments', 'aria-hidden': 'true' });
  const step = h('span');
  const what = h('div');
  const seen = h('div', { class: 'dim' });
  const stuck = h('td', { class: 'board-stuck' }, what, seen);
  const used = h('td');
  const now = h('td');
  const look = h('a', { class: 'button secondary' }, say('Look'));
  let id = 0;
  let called = '';
  const lower = button({ label: say('Lower hand') }, () => send({ type: 'lowerHand', seat: id }));
  const write = button(
    { label: say('Message') },
    () => void writeTo(called, (text) => send({ type: 'say', seat: id, text })),
  );
  const reset = button(
    { label: say('Reset') },
    () => void askToReset(called, () => send({ type: 'reset', seat: id })),
  );
  const element = h(
    'tr',
    {},
    name,
    h('td', {}, segments, step),
    stuck,
    used,
    now,
    h('td', { class: 'board-actions' }, look, write, reset, lower),
  );
  return {
    element,
    update({ seat, hand, lesson }) {
      id = seat.id;
      called = seat.name;
      setText(name, seat.name);
      const at = lesson?.steps.findIndex((one) => one.id === seat.current) ?? -1;
      const done = seat.steps.filter((state) => state === 'achieved').length;
      setText(step, lesson ? whereText(lesson, done, lesson.steps[at]?.title) : '–');
      segments.replaceChildren(
        ...seat.steps.map((state, index) =>
          h('i', { class: index === at ? 'at' : state === 'achieved' ? 'done' : state }),
        ),
      );
      setText(what, seat.stuck?.what ?? '');
      setText(seen, seat.stuck ? `${seat.stuck.seen} · ${ago(seat.stuck.since)}` : '');
      setText(used, usedWords(seat));
      setText(
        now,
        [
          ...(hand === null ? [] : [say('hand {hand}', { hand })]),
          seat.online ? say('here') : say('away'),
          say(MACHINES[seat.machine]),
        ].join(' · '),
      );
      setAttributes(element, { class: hand === null ? null : 'raised' });
      show(lower, hand !== null);
      const there = seat.online && seat.lesson !== null;
      show(look, there);
      setAttributes(look, {
        href: `${base}board/seats/${seat.id}`,
        'aria-label': say("Look at {name}'s page", { name: seat.name }),
      });
      setAttributes(write, { 'aria-label': say('Message to {name}', { name: seat.name }) });
      setAttributes(reset, {
        'aria-label': say('Reset the machine of {name}', { name: seat.name }),
        'aria-disabled': seat.machine !== 'running',
      });
      setAttributes(lower, { 'aria-label': say('Lower hand of {name}', { name: seat.name }) });
    },
  };
}

const MACHINES: Readonly<Record<BoardSeat['machine'], string>> = {
  none: message('no machine'),
  queued: message('waits in the queue'),
  starting: message('starting'),
  running: message('running'),
  resetting: message('being reset'),
  replaying: message('replaying steps'),
  stopped: message('stopped'),
  lost: message('lost'),
};

function whereText({ title, steps }: BoardLesson, done: number, at: string | undefined): string {
  const count = steps.length;
  return at === undefined
    ? say('{title}: {done} of {count}', { title, done, count })
    : say('{title}: {done} of {count}, at “{at}”', { title, done, count, at });
}

function usedWords({ hints, shown }: BoardSeat): string {
  const parts = [
    ...(hints === 0 ? [] : [say('{hints, plural, one {# hint} other {# hints}}', { hints })]),
    ...(shown === 0 ? [] : [say('{shown, plural, one {# solution} other {# solutions}}', { shown })]),
  ];
  return parts.join(' · ');
}

function ago(since: string): string {
  const minutes = Math.floor((Date.now() - Date.parse(since)) / 60_000);
  return minutes < 1 ? say('just now') : say('for {minutes} min', { minutes });
}

async function writeTo(name: string, send: (text: string) => void): Promise<void> {
  const text = await askText(
    {
      title: say('Message to {name}', { name }),
      lines: [say('It stands on their page until they close it.')],
      buttons: [say('Send'), say('Cancel')],
    },
    1000,
  );
  if (text !== undefined) send(text);
}

async function askToReset(name: string, reset: () => void): Promise<void> {
  const yes = say('Reset');
  const lines = [
    say('They get a fresh machine at the beginning of the lesson. Steps that they achieved stay achieved.'),
  ];
  if (
    (await ask({
      title: say('Reset the machine of {name}?', { name }),
      lines,
      buttons: [yes, say('Cancel')],
    })) === yes
  )
    reset();
}
