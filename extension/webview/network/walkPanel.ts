import { say, sentences } from '../../protocol/language.ts';
import type { WalkHopView, WalkView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setAttributes, setText, show } from '../element.ts';
import { icon } from '../icon.ts';
import { keyed, type Part } from '../part.ts';
import type { PageContext } from '../pageContext.ts';

export interface WalkPanel {
  readonly element: HTMLElement;
  readonly update: (walk: WalkView | null) => void;
  /** Index of the current hop, and the walk's hops. */
  readonly current: () => { hop: number; hops: readonly WalkHopView[] };
}

/** A packet's way, hop by hop; the picture marks the current hop. */
export function walkPanel(page: PageContext, onHop: () => void): WalkPanel {
  let walk: WalkView | null = null;
  let at = 0;
  const title = h('h3');
  const running = h('p', { class: 'walk-running' }, icon('loading', 'now'), say('Listening on every link…'));
  const verdict = h('p', { class: 'walk-verdict' });
  const evidence = h('ul', { class: 'walk-evidence', 'aria-label': say('What shows it') });
  const failure = h('p', { class: 'walk-failure' });
  const list = h('ol', { class: 'hops', role: 'list' });
  const back = button({ label: say('Previous hop'), icon: 'chevronUp' }, () => goTo(at - 1));
  const on = button({ label: say('Next hop'), icon: 'chevronDown' }, () => goTo(at + 1));
  const steps = h('div', { class: 'walk-steps' }, back, on);
  const save = button({ label: say('Save the capture'), icon: 'save', kind: 'tool' }, () =>
    page.send({ type: 'saveCapture' }),
  );
  const close = button({ label: say('Close the walk'), icon: 'close', kind: 'tool' }, () =>
    page.send({ type: 'closeWalk' }),
  );
  const element = h(
    'div',
    { class: 'walk', role: 'group', 'aria-label': say('The packet’s path') },
    h('div', { class: 'aside-head' }, title, h('div', { class: 'aside-tools' }, save, close)),
    running,
    failure,
    verdict,
    evidence,
    steps,
    list,
  );
  const draw = keyed(
    list,
    (_hop: WalkHopView, index) => String(index),
    () => hopPart(list.childElementCount, goTo),
  );
  const drawEvidence = keyed(
    evidence,
    (_line: string, index) => String(index),
    () => evidencePart(),
  );
  function goTo(index: number): void {
    const hops = walk?.hops ?? [];
    if (index < 0 || index >= hops.length) return;
    at = index;
    drawCurrent();
    const hop = hops[at];
    if (hop)
      page.announce(
        say('Hop {hop}: {where}. {packet}. {happened}', {
          hop: at + 1,
          where: hop.where,
          packet: hop.packet,
          happened: hop.happened,
        }),
      );
    onHop();
  }
  function drawCurrent(): void {
    const count = walk?.hops.length ?? 0;
    for (const [index, row] of [...list.children].entries()) {
      row.classList.toggle('current', index === at);
      setAttributes(row.firstElementChild ?? row, { 'aria-current': index === at ? 'step' : null });
      if (index === at) row.scrollIntoView({ block: 'nearest' });
    }
    setAttributes(back, { 'aria-disabled': at <= 0 });
    setAttributes(on, { 'aria-disabled': at >= count - 1 });
    show(steps, count > 1);
  }
  return {
    element,
    current: () => ({ hop: at, hops: walk?.hops ?? [] }),
    update: (next) => {
      if (next && next.title !== walk?.title) at = 0;
      if (next && !next.running && walk?.running === true)
        page.announce(next.failure ? sentences([next.failure.what, next.failure.next]) : next.verdict);
      walk = next;
      show(element, walk !== null);
      if (!walk) return;
      setText(title, walk.title);
      show(running, walk.running);
      show(save, walk.verdict !== '');
      setText(verdict, walk.verdict);
      show(verdict, walk.verdict !== '');
      drawEvidence(walk.evidence);
      show(evidence, walk.evidence.length > 0);
      const { failure: failed } = walk;
      setText(failure, failed ? sentences([failed.what, failed.why, failed.next]) : '');
      show(failure, failed !== null);
      draw(walk.hops);
      at = Math.min(at, Math.max(0, walk.hops.length - 1));
      drawCurrent();
    },
  };
}

function evidencePart(): Part<string> {
  const element = h('li', {});
  return { element, update: (line) => setText(element, line) };
}

function hopPart(index: number, goTo: (index: number) => void): Part<WalkHopView> {
  const where = h('span', { class: 'hop-where' });
  const happened = h('span', { class: 'hop-happened' });
  const packet = h('span', { class: 'hop-packet' });
  const choose = h('button', { type: 'button', class: 'hop' }, where, happened, packet);
  choose.addEventListener('click', () => goTo(index));
  return {
    element: h('li', {}, choose),
    update: (hop) => {
      setText(where, hop.where);
      setText(packet, hop.packet);
      setText(happened, hop.happened);
      show(happened, hop.happened !== '');
    },
  };
}
