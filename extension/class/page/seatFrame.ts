import { say } from '../../protocol/language.ts';
import { notice } from '../../browser/window/notice.ts';
import { saveFile } from '../../browser/window/saveFile.ts';
import { savePicture } from '../../browser/window/savePicture.ts';
import { button } from '../../webview/button.ts';
import { h, setAttributes, setText, show } from '../../webview/element.ts';
import type { MessageFromSeatPage, MessageToSeatPage, SeatView } from '../wire/seatMessages.ts';
import { helpBanner } from './helpBanner.ts';
import { questions } from './questions.ts';

/** What is around the player: questions, messages, help, and whether the class is there. */
export interface SeatFrame {
  readonly element: HTMLElement;
  readonly handle: (message: Exclude<MessageToSeatPage, { type: 'player' }>) => void;
  /** The page reaches the class, or not. */
  readonly connected: (is: boolean) => void;
}

export function seatFrame(page: {
  readonly base: string;
  readonly send: (message: MessageFromSeatPage) => void;
  readonly player: HTMLElement;
  /** The learner's name, where this is the teacher's view of them. */
  readonly watched: string | undefined;
}): SeatFrame {
  const { base, send, player, watched } = page;
  // Says why in place of the player, which has the page's landmark and heading, and is inert then.
  const why = h('h1', { class: 'class-banner' });
  const held = h('main', {}, h('div', { role: 'status' }, why));
  const messages = h('div', { class: 'class-messages', role: 'log', 'aria-label': say('From your teacher') });
  const help = helpBanner(watched, (on) => send({ type: 'control', on }));
  const question = questions((answer) => send({ type: 'answer', ...answer }));
  const hand = button({ label: say('Raise hand') }, () => send({ type: 'hand', up: !raised }));
  const home =
    watched === undefined
      ? h('a', { class: 'home', href: base }, say('Lessons'))
      : h('a', { class: 'home', href: `${base}board` }, say('Board'));
  const bar = h(
    'nav',
    { class: 'class-bar', 'aria-label': say('Class') },
    home,
    help.element,
    h('span', { class: 'grow' }),
    hand,
  );
  let raised = false;
  let isCut = false;
  let isPaused = false;
  // Nothing that is typed now would arrive, or be done.
  const hold = (): void => {
    const paused = isPaused && watched === undefined;
    const words = isCut
      ? say('The class is out of reach. This page tries again by itself, and your work is kept.')
      : say('Your teacher has paused the class.');
    show(held, isCut || paused);
    setText(why, isCut || paused ? words : '');
    setAttributes(why, { class: `class-banner ${isCut ? 'class-cut' : 'class-paused'}` });
    player.inert = isCut || paused;
  };
  hold();
  show(hand, watched === undefined);

  const update = (view: SeatView): void => {
    raised = view.hand;
    setText(hand.querySelector('.label') ?? hand, raised ? say('Lower hand') : say('Raise hand'));
    setAttributes(hand, { 'aria-pressed': raised ? 'true' : 'false' });
    isPaused = view.paused;
    help.update(view);
    hold();
    if (watched !== undefined) return;
    question(view.question);
    showMessages(messages, view.messages, (message) => send({ type: 'close', message }));
  };
  return {
    element: h('div', { class: 'class-frame' }, held, messages, bar),
    handle(message) {
      switch (message.type) {
        case 'seat':
          return update(message.view);
        case 'notice':
          return notice(message.text);
        case 'file':
          return saveFile(message.name, bytesOf(message.content), message.media);
        case 'picture':
          return void savePicture(message.picture);
        case 'open':
          return void window.open(message.url, '_blank', 'noopener');
        case 'go':
          return location.assign(watched === undefined ? `${base}${message.path}` : `${base}board`);
      }
    },
    connected(is) {
      isCut = !is;
      hold();
    },
  };
}

/** Each stands until the learner closes it. */
function showMessages(
  list: HTMLElement,
  messages: SeatView['messages'],
  close: (message: number) => void,
): void {
  const there = new Map([...list.children].map((child) => [child.getAttribute('data-message'), child]));
  for (const { id, text } of messages) {
    const key = String(id);
    if (there.delete(key)) continue;
    const closing = button(
      { label: say('Close'), name: say('Close this message'), icon: 'close', kind: 'tool' },
      () => close(id),
    );
    list.append(
      h(
        'div',
        { class: 'class-message', 'data-message': key },
        h('p', {}, say('Your teacher: {text}', { text })),
        closing,
      ),
    );
  }
  for (const gone of there.values()) gone.remove();
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
