import { button } from '../button.ts';
import { h, setAttributes, setText, show } from '../element.ts';
import { icon } from '../icon.ts';
import type { BlockMaker } from './blockPart.ts';

/** Ctrl-C in a terminal, where the lesson asks for it. */
export const stopBlock: BlockMaker<'stop'> = (first, { window, showTerminal }) => {
  let view = first;
  const text = h('span', { class: 'grow' });
  const done = h('span', { class: 'run-state' }, icon('check', 'good'), 'stopped');
  const stop = button({ label: 'Stop', icon: 'stop' }, () => {
    showTerminal(view.terminal);
    window.send({ type: 'stop', terminal: view.terminal });
  });
  const element = h('div', { class: 'row-card' }, text, done, stop);
  return {
    element,
    update: (next) => {
      view = next;
      setText(text, view.text === '' ? `Stop the program in the terminal ${view.terminal}.` : view.text);
      show(done, view.status === 'done');
      setAttributes(stop, {
        'aria-label': `Stop the program in the terminal ${view.terminal}`,
        'aria-disabled': view.status === 'running',
      });
    },
  };
};
