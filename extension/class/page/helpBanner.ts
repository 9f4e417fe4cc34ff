import { message, say } from '../../protocol/language.ts';
import { button } from '../../webview/button.ts';
import { h, setText, show } from '../../webview/element.ts';
import type { SeatView } from '../wire/seatMessages.ts';

/** Who looks, and who types, in words on both sides; `watched`: the learner's name, on the teacher's side. */
export function helpBanner(
  watched: string | undefined,
  control: (on: boolean) => void,
): { readonly element: HTMLElement; readonly update: (view: SeatView) => void } {
  const words = h('span', { class: 'class-help', role: 'status' });
  const yes = button(
    { label: watched === undefined ? say('Let them type') : say('Ask to type'), kind: 'primary' },
    () => control(true),
  );
  const no = button({ label: watched === undefined ? say('No') : say('Stop') }, () => control(false));
  const label = (text: string): void => setText(no.querySelector('.label') ?? no, text);
  const element = h('div', { class: 'class-help-row' }, words, yes, no);
  show(element, false);
  return {
    element,
    update({ watched: looks, control: now }) {
      if (watched === undefined) {
        show(element, looks);
        setText(words, say(LEARNER[now]));
        show(yes, now === 'asked');
        show(no, now !== 'none');
        label(now === 'asked' ? say('No') : say('Stop it'));
        return;
      }
      show(element, true);
      setText(words, say(TEACHER[now], { name: watched }));
      show(yes, now === 'none');
      show(no, now !== 'none');
      label(now === 'asked' ? say('Take it back') : say('Stop typing'));
    },
  };
}

const LEARNER: Readonly<Record<SeatView['control'], string>> = {
  none: message('Your teacher is looking at this page.'),
  asked: message('Your teacher asks to type here.'),
  given: message('Your teacher types here, too.'),
};
const TEACHER: Readonly<Record<SeatView['control'], string>> = {
  none: message('{name}: you are looking, and they see that.'),
  asked: message('{name}: you have asked to type, and wait for their answer.'),
  given: message('{name}: you can type here, too.'),
};
