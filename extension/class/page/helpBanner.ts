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
    { label: watched === undefined ? 'Let them type' : 'Ask to type', kind: 'primary' },
    () => control(true),
  );
  const no = button({ label: watched === undefined ? 'No' : 'Stop' }, () => control(false));
  const label = (text: string): void => setText(no.querySelector('.label') ?? no, text);
  const element = h('div', { class: 'class-help-row' }, words, yes, no);
  show(element, false);
  return {
    element,
    update({ watched: looks, control: now }) {
      if (watched === undefined) {
        show(element, looks);
        setText(words, LEARNER[now]);
        show(yes, now === 'asked');
        show(no, now !== 'none');
        label(now === 'asked' ? 'No' : 'Stop it');
        return;
      }
      show(element, true);
      setText(words, `${watched}: ${TEACHER[now]}`);
      show(yes, now === 'none');
      show(no, now !== 'none');
      label(now === 'asked' ? 'Take it back' : 'Stop typing');
    },
  };
}

const LEARNER: Readonly<Record<SeatView['control'], string>> = {
  none: 'Your teacher is looking at this page.',
  asked: 'Your teacher asks to type here.',
  given: 'Your teacher types here, too.',
};
const TEACHER: Readonly<Record<SeatView['control'], string>> = {
  none: 'you are looking, and they see that.',
  asked: 'you have asked to type, and wait for their answer.',
  given: 'you can type here, too.',
};
