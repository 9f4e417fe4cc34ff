import { message, say } from '../../protocol/language.ts';
import type { FaultView } from '../../protocol/faultView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText, show } from '../element.ts';
import type { Part } from '../part.ts';
import type { PageContext } from '../pageContext.ts';

const HEADS: Readonly<Record<FaultView['phase'], string>> = {
  hunting: message('A fault is hidden in the machine'),
  looking: message('Checking whether it is repaired'),
  'not-yet': message('Not repaired yet'),
  repaired: message('Repaired'),
  'given-up': message('This was the fault'),
};

/** The fault that the learner looks for: what is told of it, and in the end what it was. */
export function faultPanel(page: PageContext): Part<FaultView | null> {
  const head = h('strong', { role: 'status' });
  const told = h('ul', { role: 'list' });
  const was = h('p', {});
  const look = h('p', {});
  const check = button({ label: say('Is it repaired?'), kind: 'primary' }, () =>
    page.send({ type: 'checkFault', giveUp: false }),
  );
  const giveUp = button({ label: say('Tell me what it is'), kind: 'quiet' }, () =>
    page.send({ type: 'checkFault', giveUp: true }),
  );
  const close = button({ label: say('Close') }, () => page.send({ type: 'closeFault' }));
  const actions = h('div', { class: 'step-actions' }, check, giveUp, close);
  const element = h(
    'section',
    { class: 'fault', 'aria-label': say('Find the fault') },
    ...[head, told, was, look, actions],
  );
  return {
    element,
    update: (view) => {
      show(element, view !== null);
      if (view === null) return;
      const isOver = view.look !== null;
      setText(head, say(HEADS[view.phase]));
      const lines = view.told.join('\n');
      if (told.textContent !== lines.replaceAll('\n', ''))
        told.replaceChildren(...view.told.map((line) => h('li', {}, line)));
      setText(was, view.was.join(' '));
      show(told, !isOver);
      show(was, isOver);
      setText(look, isOver ? overText(view) : '');
      show(look, isOver);
      show(check, !isOver);
      show(giveUp, !isOver);
      show(close, isOver);
      for (const one of [check, giveUp]) setAttributes(one, { 'aria-disabled': view.phase === 'looking' });
    },
  };
}

function overText({ look, seconds }: FaultView): string {
  const shown = say('This would have shown it, on {host}: {command}', {
    host: look?.host ?? '',
    command: look?.command ?? '',
  });
  const took = say('It took {minutes} min {seconds} s.', {
    minutes: Math.floor((seconds ?? 0) / 60),
    seconds: (seconds ?? 0) % 60,
  });
  return `${shown}\n${took}`;
}
