import { say } from '../../protocol/language.ts';
import type { AskedDrill, DrillAction } from '../../protocol/reviewMessages.ts';
import { button } from '../button.ts';
import { h, passFocus, setHtml, setText, show } from '../element.ts';
import { checksBlock } from '../lesson/blocks/checksBlock.ts';
import type { PageContext } from '../pageContext.ts';
import type { Part } from '../part.ts';

/** A drill: its task, what to do about it, what was seen, and its solution. */
export function drillPart(
  first: AskedDrill,
  page: PageContext,
  act: (action: DrillAction) => void,
): Part<AskedDrill> {
  const task = h('div', { class: 'prose' });
  const status = h('p', { class: 'review-status', role: 'status' });
  const begin = button({ label: say('Begin'), icon: 'play', kind: 'primary' }, () => act('begin'));
  const check = button({ label: say('Check'), icon: 'check', kind: 'primary' }, () => act('check'));
  const terminal = button({ label: say('Terminal'), icon: 'terminal' }, () => act('terminal'));
  const solve = button({ label: say('Show the solution'), kind: 'quiet' }, () => act('solution'));
  const deps = { page, showNodes: () => undefined, showTerminal: () => undefined };
  const failing = checksBlock({ kind: 'checks', checks: [] }, deps);
  const commands = h('code');
  const why = h('div', { class: 'prose' });
  const solution = h(
    'div',
    { class: 'review-solution' },
    h(
      'div',
      { class: 'run' },
      h('div', { class: 'run-label' }, say('Solution')),
      h('pre', { tabindex: 0 }, commands),
    ),
    why,
  );
  let state = first.state;
  return {
    element: h(
      'div',
      {},
      task,
      h('div', { class: 'step-actions' }, begin, check, terminal, solve),
      status,
      failing.element,
      solution,
    ),
    update: (drill) => {
      setHtml(task, drill.taskHtml);
      show(begin, drill.state === 'waiting');
      const works = drill.state === 'ready' || drill.state === 'checking';
      show(check, works);
      show(terminal, works);
      show(solve, drill.state === 'waiting' || drill.state === 'ready');
      setText(status, statusText(drill));
      show(status, status.textContent !== '');
      failing.update({ kind: 'checks', checks: drill.state === 'over' ? [] : drill.failing });
      show(failing.element, drill.state !== 'over' && drill.failing.length > 0);
      setText(commands, drill.solution?.commands ?? '');
      setHtml(why, drill.solution?.whyHtml ?? '');
      show(solution, drill.solution !== null);
      // The button that was pressed is gone.
      if (drill.state === 'ready' && state === 'preparing') passFocus(check);
      state = drill.state;
    },
  };
}

function statusText({ state, progress, failing, isRight }: AskedDrill): string {
  switch (state) {
    case 'waiting':
      return say('It is done in a terminal, in a machine that is started for it.');
    case 'preparing':
      return progress;
    case 'checking':
      return say('Checking');
    case 'ready':
      return failing.length > 0 ? say('Not yet.') : say('Do it in the terminal, and then press Check.');
    case 'over':
      return isRight ? say('Right.') : '';
  }
}
