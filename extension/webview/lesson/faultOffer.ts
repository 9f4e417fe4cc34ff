import { message, say } from '../../protocol/language.ts';
import { button } from '../button.ts';
import { h, show } from '../element.ts';
import type { Part } from '../part.ts';
import type { PageContext } from '../pageContext.ts';

const LEVELS = [
  [1, message('Easy: tell me where')],
  [2, message('The symptom only')],
  [3, message('Tell me nothing')],
] as const;

/** At the end of a lesson that has faults to find: three ways to begin. */
export function faultOffer(page: PageContext): Part<boolean> {
  const buttons = LEVELS.map(([level, label]) =>
    button({ label: say(label), name: say('Find the fault. {label}', { label: say(label) }) }, () =>
      page.send({ type: 'findFault', level }),
    ),
  );
  const element = h(
    'section',
    { class: 'fault-offer', 'aria-label': say('Find the fault') },
    h('h2', {}, say('Find the fault')),
    h(
      'p',
      {},
      say(
        'Patchbay builds this network with a mistake in it. You look, walk and capture, find the mistake, and repair it.',
      ),
    ),
    h('div', { class: 'step-actions' }, ...buttons),
  );
  return { element, update: (offered) => show(element, offered) };
}
