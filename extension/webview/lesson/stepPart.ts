import { say } from '../../protocol/language.ts';
import type { StepView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText, show } from '../element.ts';
import { icon, setIcon } from '../icon.ts';
import type { Part } from '../part.ts';
import type { LessonDeps } from './blocks/blockPart.ts';
import { blocks } from './blocks/blocks.ts';
import { differencesPart } from './differencesPart.ts';
import { stepState } from './stepState.ts';

export interface StepInPlace {
  readonly step: StepView;
  readonly current: boolean;
  /** Before the step that the learner is at. */
  readonly before: boolean;
  /** The id of the next step; null at the last. */
  readonly next: string | null;
}

export function stepPart(first: StepInPlace, deps: LessonDeps): Part<StepInPlace> {
  const { page, playFrom } = deps;
  let view = first;
  const { id } = first.step;
  const mark = icon('circle');
  const chevron = icon('chevronDown', 'chevron');
  const title = h('span', { class: 'step-title' });
  const state = h('span', { class: 'step-state' });
  const body = h('div', { class: 'step-body', id: `body-${id}` });
  const toggle = h(
    'button',
    { type: 'button', class: 'step-toggle', 'aria-controls': body.id },
    mark,
    title,
    state,
    chevron,
  );
  toggle.addEventListener('click', () => {
    page.remember({ open: { ...page.state.open, [id]: !isOpen() } });
    drawOpen();
  });
  const content = h('div', { class: 'blocks' });
  const drawBlocks = blocks(content, deps);
  const check = button({ label: say('Check now') }, () => page.send({ type: 'check', step: id }));
  const solve = button({ label: say('Show me how'), kind: 'quiet' }, () =>
    page.send({ type: 'solve', step: id }),
  );
  const skip = button({ label: say('Skip'), kind: 'quiet' }, () => page.send({ type: 'skip', step: id }));
  const back = button({ label: say('Start of this step'), kind: 'quiet' }, () =>
    page.send({ type: 'back', step: id }),
  );
  const goHere = button({ label: say('Go to this step'), kind: 'quiet' }, () =>
    page.send({ type: 'goTo', step: id }),
  );
  const next = button({ label: say('Next step'), kind: 'primary' }, () => {
    if (view.next === null) page.send({ type: 'nextLesson' });
    else page.send({ type: 'goTo', step: view.next });
  });
  const play = button({ label: say('Play from this step'), icon: 'play' }, () => playFrom?.(id));
  show(play, playFrom !== undefined);
  const actions = h('div', { class: 'step-actions' }, next, check, solve, skip, back, goHere, play);
  const differences = differencesPart(deps);
  const looksLike = h('p', { class: 'looks-like' });
  body.append(content, looksLike, differences.element, actions);
  const element = h('section', { class: 'step', id: `step-${id}` }, h('h2', {}, toggle), body);

  const isOpen = (): boolean =>
    page.state.open[id] ?? (view.current || view.before || playFrom !== undefined);
  const drawOpen = (): void => {
    setAttributes(toggle, { 'aria-expanded': isOpen() ? 'true' : 'false' });
    show(body, isOpen());
  };
  return {
    element,
    update: (now) => {
      const { step, current } = now;
      // The step at which the learner arrives is always open.
      if (current && !view.current && page.state.open[id] === false)
        page.remember({ open: { ...page.state.open, [id]: true } });
      view = now;
      const { icon: name, tone, words } = stepState(step, current);
      setIcon(mark, name, `mark ${tone}`);
      setText(title, step.title);
      setText(state, step.checking && !step.solving ? say('checking') : words);
      state.className = `step-state ${tone}`;
      element.classList.toggle('current', current);
      setAttributes(toggle, { 'aria-current': current ? 'step' : null });
      drawBlocks(step.blocks);
      differences.update(step.differences);
      setText(looksLike, step.looksLike ?? '');
      show(looksLike, step.looksLike !== null);
      drawOpen();
      const finished = step.achieved || step.skipped;
      // Checks also run in the background: the button stays usable.
      setAttributes(check, {
        'aria-disabled': step.checking || step.solving,
        'aria-label': say('Check now: {title}', { title: step.title }),
      });
      setAttributes(solve, {
        'aria-disabled': step.solving,
        'aria-label': say('Show me how: {title}', { title: step.title }),
      });
      setAttributes(skip, {
        'aria-disabled': step.solving,
        'aria-label': say('Skip: {title}', { title: step.title }),
      });
      setAttributes(back, {
        'aria-label': say('Back to the start of this step: {title}', { title: step.title }),
      });
      setAttributes(goHere, { 'aria-label': say('Go to this step: {title}', { title: step.title }) });
      setText(
        next.querySelector('.label') ?? next,
        now.next === null ? say('Next lesson') : say('Next step'),
      );
      // A sandbox's only step has nothing to check, to show, or to skip.
      const kinds = step.blocks.map(({ kind }) => kind);
      const isFree = now.next === null && !kinds.includes('checks') && !kinds.includes('run');
      show(next, current && finished);
      show(check, !isFree && (current || step.achieved));
      show(solve, !isFree && current && !step.achieved);
      show(skip, !isFree && current && !finished);
      show(back, current || now.before);
      show(goHere, !current && !playFrom);
      setAttributes(play, { 'aria-label': say('Play from this step: {title}', { title: step.title }) });
    },
  };
}
