import type { WalkOfferView } from '../../../protocol/playerView.ts';
import { button } from '../../button.ts';
import { h, setAttributes, setHtml, setText } from '../../element.ts';
import { icon } from '../../icon.ts';
import type { BlockMaker } from './blockPart.ts';

const LABELS: Readonly<Record<WalkOfferView['status'], string>> = {
  ready: 'Follow the packet',
  running: 'Following…',
  done: 'Follow it again',
  failed: 'Try again',
};

/** A packet's way that the author proposes to follow. */
export const walkOfferBlock: BlockMaker<'walk'> = (first, { page, showNodes }) => {
  let view = first;
  const text = h('div', { class: 'prose grow' });
  const follow = button({ label: LABELS.ready, icon: 'send' }, () => {
    if (view.status === 'running') return;
    showNodes([]);
    page.send({ type: 'offeredWalk', block: view.id });
  });
  const element = h('div', { class: 'boxed-row' }, icon('send'), text, follow);
  return {
    element,
    update: (next) => {
      view = next;
      setHtml(text, view.html);
      setText(follow.querySelector('.label') ?? follow, LABELS[view.status]);
      setAttributes(follow, {
        'aria-label': `${LABELS[view.status]}: from ${view.from} to ${view.to}`,
        'aria-disabled': view.status === 'running',
      });
    },
  };
};
