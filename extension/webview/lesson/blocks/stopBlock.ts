import { message, say } from '../../../protocol/language.ts';
import type { StopView } from '../../../protocol/playerView.ts';
import { button } from '../../button.ts';
import { h, setAttributes, setText, show } from '../../element.ts';
import { icon, setIcon, type IconName } from '../../icon.ts';
import type { BlockMaker } from './blockPart.ts';

/** Ctrl-C in a terminal, where the lesson asks for it. */
export const stopBlock: BlockMaker<'stop'> = (first, { page, showTerminal, playFrom }) => {
  let view = first;
  const text = h('span', { class: 'grow' });
  const mark = icon('check');
  const words = h('span');
  const state = h('span', { class: 'run-state' }, mark, words);
  const stop = button({ label: say('Stop'), icon: 'stop' }, () => {
    showTerminal(view.terminal);
    page.send({ type: 'run', block: view.id });
  });
  const element = h('div', { class: 'boxed-row' }, text, state, stop);
  show(state, !playFrom);
  show(stop, !playFrom);
  return {
    element,
    update: (next) => {
      view = next;
      setText(
        text,
        view.text === ''
          ? say('Stop the program in the terminal {terminal}.', { terminal: view.terminal })
          : view.text,
      );
      const { words: stateWords, mark: name, tone } = STATES[view.status];
      setText(words, say(stateWords));
      setIcon(mark, name, tone);
      show(mark, view.status === 'running' || view.status === 'done');
      state.classList.toggle('dim', view.status === 'idle');
      setAttributes(stop, {
        'aria-label': say('Stop the program in the terminal {terminal}', { terminal: view.terminal }),
        'aria-disabled': view.status !== 'ready',
      });
    },
  };
};

const STATES: Readonly<Record<StopView['status'], { words: string; mark: IconName; tone: string }>> = {
  idle: { words: message('nothing runs there'), mark: 'circle', tone: 'quiet' },
  ready: { words: '', mark: 'circle', tone: '' },
  running: { words: message('being stopped'), mark: 'loading', tone: 'now' },
  done: { words: message('stopped'), mark: 'check', tone: 'good' },
};
