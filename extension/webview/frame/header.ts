import { message, say } from '../../protocol/language.ts';
import type { MachineView, PlayerView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText } from '../element.ts';
import { icon, setIcon, type IconName } from '../icon.ts';
import type { Part } from '../part.ts';
import { languageChoice } from './languageChoice.ts';
import type { PageContext } from '../pageContext.ts';

const PHASES: Readonly<Record<MachineView['phase'], { words: string; icon: IconName; tone: string }>> = {
  starting: { words: message('starting'), icon: 'loading', tone: 'now' },
  running: { words: message('running'), icon: 'vm', tone: '' },
  resetting: { words: message('being reset'), icon: 'loading', tone: 'now' },
  replaying: { words: message('replaying your steps'), icon: 'loading', tone: 'now' },
  stopped: { words: message('stopped'), icon: 'stop', tone: 'doubt' },
  lost: { words: message('lost'), icon: 'error', tone: 'bad' },
};

/** The lesson's title, the learner's progress and the machine's state. */
export function header(page: PageContext): Part<PlayerView> {
  const title = h('span', { class: 'header-title' });
  const segments = h('span', { class: 'segments', 'aria-hidden': 'true' });
  const words = h('span', { class: 'progress-words' });
  const progress = h(
    'div',
    {
      class: 'progress',
      role: 'progressbar',
      'aria-label': say('Progress in the lesson'),
      'aria-valuemin': 0,
    },
    segments,
    words,
  );
  const mark = icon('vm');
  const what = h('span', { class: 'machine-backend' });
  const how = h('span');
  const machine = h('span', { class: 'machine-words' }, what, how);
  const reset = button(
    {
      label: say('Reset'),
      name: say('Reset: a fresh machine, from the start'),
      icon: 'refresh',
      kind: 'quiet',
    },
    () => page.send({ type: 'reset' }),
  );
  const undo = button(
    {
      label: say('Undo'),
      name: say('Undo: back to the start of this step'),
      icon: 'discard',
      kind: 'quiet',
    },
    () => page.send({ type: 'back' }),
  );
  const language = languageChoice(page);
  const element = h(
    'header',
    { class: 'header' },
    page.home
      ? h('a', { class: 'home', href: page.home.href, title: page.home.title }, page.home.label)
      : null,
    title,
    progress,
    h('span', { class: 'grow' }),
    h('span', { class: 'machine-state' }, mark, machine),
    language.element,
    undo,
    reset,
  );
  return {
    element,
    update: (view) => {
      const { lesson, steps, current } = view;
      const { phase, backend } = view.machine;
      language.update(view);
      setText(title, lesson.title);
      setAttributes(title, { title: lesson.title });
      const at = steps.findIndex(({ id }) => id === current);
      const achieved = steps.filter((step) => step.achieved).length;
      const text = say('Step {step} of {count}', { step: at + 1, count: steps.length });
      const reached = say('Step {step} of {count}, {achieved} achieved', {
        step: at + 1,
        count: steps.length,
        achieved,
      });
      setText(words, text);
      setAttributes(progress, {
        'aria-valuemax': steps.length,
        'aria-valuenow': achieved,
        'aria-valuetext': reached,
        title: reached,
      });
      while (segments.childElementCount > steps.length) segments.lastElementChild?.remove();
      while (segments.childElementCount < steps.length) segments.append(h('i'));
      for (const [index, step] of steps.entries()) {
        const state = index === at ? 'at' : step.achieved ? 'done' : step.skipped ? 'skipped' : 'open';
        segments.children[index]?.setAttribute('class', state);
      }
      const { words: phaseWords, icon: name, tone } = PHASES[phase];
      const state = say(phaseWords);
      setIcon(mark, name, tone);
      setText(what, backend === '' ? '' : `${backend} · `);
      setText(how, state);
      setAttributes(machine, { title: backend === '' ? state : `${backend} · ${state}` });
      for (const one of [undo, reset]) setAttributes(one, { 'aria-disabled': phase !== 'running' });
    },
  };
}
