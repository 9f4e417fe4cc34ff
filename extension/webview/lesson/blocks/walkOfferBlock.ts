import { h, setHtml, show } from '../../element.ts';
import { icon } from '../../icon.ts';
import type { BlockMaker } from './blockPart.ts';
import { followButton } from './followButton.ts';

/** A packet's way that the author proposes to follow. */
export const walkOfferBlock: BlockMaker<'walk'> = ({ id }, { page, showNodes, playFrom }) => {
  const text = h('div', { class: 'prose grow' });
  const follow = followButton(() => {
    showNodes([]);
    page.send({ type: 'offeredWalk', block: id });
  });
  const element = h('div', { class: 'boxed-row' }, icon('send'), text, follow.element);
  show(follow.element, !playFrom);
  return {
    element,
    update: (view) => {
      setHtml(text, view.html);
      follow.update(view);
    },
  };
};
