import type { MachineView, PlayerView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText } from '../element.ts';
import { icon, setIcon, type IconName } from '../icon.ts';
import type { Part } from '../part.ts';
import type { PageContext } from '../pageContext.ts';

const PHASES: Readonly<Record<MachineView['phase'], { words: string; icon: IconName; tone: string }>> = {
  starting: { words: 'starting', icon: 'loading', tone: 'now' },
  running: { words: 'running', icon: 'vm', tone: '' },
  resetting: { words: 'being reset', icon: 'loading', tone: 'now' },
  replaying: { words: 'replaying your steps', icon: 'loading', tone: 'now' },
  stopped: { words: 'stopped', icon: 'stop', tone: 'doubt' },
  lost: { words: 'lost', icon: 'error', tone: 'bad' },
};

/** The lesson's title, the learner's progress and the machine's state. */
export function header(page: PageContext): Part<PlayerView> {
  const title = h('span', { class: 'header-title' });
  const segments = h('span', { class: 'segments', 'aria-hidden': 'true' });
  const words = h('span', { class: 'progress-words' });
  const progress = h(
    'div',
    { class: 'progress', role: 'progressbar', 'aria-label': 'Progress in the lesson', 'aria-valuemin': 0 },
    segments,
    words,
  );
  const mark = icon('vm');
  const what = h('span', { class: 'machine-backend' });
  const how = h('span');
  const machine = h('span', { class: 'machine-words' }, what, how);
  const reset = button(
    { label: 'Reset', name: 'Reset: a fresh machine, from the start', icon: 'refresh', kind: 'quiet' },
    () => page.send({ type: 'reset' }),
  );
  const element = h(
    'header',
    { class: 'header' },
    title,
    progress,
    h('span', { class: 'grow' }),
    h('span', { class: 'machine-state' }, mark, machine),
    reset,
  );
  return {
    element,
    update: ({ lesson, steps, current, machine: { phase, backend } }) => {
      setText(title, lesson.title);
      const at = steps.findIndex(({ id }) => id === current);
      const achieved = steps.filter((step) => step.achieved).length;
      const text = `Step ${at + 1} of ${steps.length}`;
      setText(words, text);
      setAttributes(progress, {
        'aria-valuemax': steps.length,
        'aria-valuenow': achieved,
        'aria-valuetext': `${text}, ${achieved} achieved`,
        title: `${text}, ${achieved} achieved`,
      });
      while (segments.childElementCount > steps.length) segments.lastElementChild?.remove();
      while (segments.childElementCount < steps.length) segments.append(h('i'));
      for (const [index, step] of steps.entries()) {
        const state = index === at ? 'at' : step.achieved ? 'done' : step.skipped ? 'skipped' : 'open';
        segments.children[index]?.setAttribute('class', state);
      }
      const { words: state, icon: name, tone } = PHASES[phase];
      setIcon(mark, name, tone);
      setText(what, backend === '' ? '' : `${backend} · `);
      setText(how, state);
      setAttributes(machine, { title: backend === '' ? state : `${backend} · ${state}` });
      setAttributes(reset, { 'aria-disabled': phase !== 'running' });
    },
  };
}
