import { message, say } from '../../../protocol/language.ts';
import type { WalkOfferView } from '../../../protocol/playerView.ts';
import { button } from '../../button.ts';
import { h, setAttributes, setHtml, setText } from '../../element.ts';
import { icon } from '../../icon.ts';
import type { BlockMaker } from './blockPart.ts';

const LABELS: Readonly<Record<WalkOfferView['status'], string>> = {
  ready: message('Follow the packet'),
  running: message('Following…'),
  done: message('Follow it again'),
  failed: message('Try again'),
};

/** A packet's way that the author proposes to follow. */
export const walkOfferBlock: BlockMaker<'walk'> = (first, { page, showNodes }) => {
  let view = first;
  const text = h('div', { class: 'prose grow' });
  const follow = button({ label: say(LABELS.ready), icon: 'send' }, () => {
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
      setText(follow.querySelector('.label') ?? follow, say(LABELS[view.status]));
      setAttributes(follow, {
        'aria-label': say('{action}: from {from} to {to}', {
          action: say(LABELS[view.status]),
          from: view.from,
          to: view.to,
        }),
        'aria-disabled': view.status === 'running',
      });
    },
  };
};
