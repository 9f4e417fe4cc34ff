import { say } from '../../protocol/language.ts';
import type { MachineView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText, show } from '../element.ts';
import { icon, setIcon } from '../icon.ts';
import type { Part } from '../part.ts';
import type { PageContext } from '../pageContext.ts';

/** What the machine is busy with, or why it failed and what to do next; empty while it runs. */
export function machineBanner(page: PageContext): Part<MachineView> {
  const mark = icon('error');
  const what = h('strong');
  const why = h('span');
  const next = h('span');
  const rebuild = button({ label: say('Rebuild the machine'), kind: 'primary' }, () =>
    page.send({ type: 'rebuild' }),
  );
  const doctor = button({ label: say('Run the Doctor') }, () => page.send({ type: 'doctor' }));
  const failed = h(
    'div',
    { class: 'banner-failed' },
    mark,
    h('p', { class: 'grow' }, what, ' ', why, ' ', next),
    doctor,
    rebuild,
  );
  const message = h('span', { class: 'grow' });
  const fill = h('div', { class: 'bar-fill' });
  const bar = h(
    'div',
    {
      class: 'bar',
      role: 'progressbar',
      'aria-label': say('The machine'),
      'aria-valuemin': 0,
      'aria-valuemax': 100,
    },
    fill,
  );
  const cancel = button({ label: say('Cancel'), kind: 'quiet' }, () => page.send({ type: 'cancel' }));
  const busy = h(
    'div',
    { class: 'banner-busy' },
    h('div', { class: 'banner-row' }, icon('loading', 'now'), message, cancel),
    bar,
  );
  const element = h('div', { class: 'banner', role: 'status' }, failed, busy);
  return {
    element,
    update: ({ phase, message: text, fraction, failure }) => {
      const ended = phase === 'lost' || phase === 'stopped';
      const working = phase === 'starting' || phase === 'resetting' || phase === 'replaying';
      show(element, ended || working || failure !== null);
      show(failed, ended || (failure !== null && !working));
      show(busy, working);
      setIcon(
        mark,
        phase === 'stopped' && failure === null ? 'stop' : 'error',
        phase === 'stopped' ? 'doubt' : 'bad',
      );
      setText(
        what,
        failure?.what ?? (phase === 'lost' ? say('The machine is gone.') : say('The machine is stopped.')),
      );
      setText(why, failure?.why ?? '');
      setText(
        next,
        failure?.next ??
          say('Patchbay keeps your progress: it starts a new machine, and replays the steps that you did.'),
      );
      show(rebuild, ended);
      const again =
        phase === 'lost' ? say('Rebuild the machine') : failure ? say('Try again') : say('Start the machine');
      setText(rebuild.querySelector('.label') ?? rebuild, again);
      show(doctor, phase === 'stopped' && failure !== null);
      setText(message, text);
      setAttributes(bar, { 'aria-valuenow': fraction === null ? null : Math.round(fraction * 100) });
      bar.classList.toggle('unknown', fraction === null);
      fill.style.width = fraction === null ? '' : `${(fraction * 100).toFixed(1)}%`;
    },
  };
}
