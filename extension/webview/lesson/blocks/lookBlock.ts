import { say } from '../../../protocol/language.ts';
import { button } from '../../button.ts';
import { h, setHtml, show } from '../../element.ts';
import { icon } from '../../icon.ts';
import type { BlockMaker } from './blockPart.ts';

/** Points at NICs in the picture of the network. */
export const lookBlock: BlockMaker<'look'> = (first, { showNodes }) => {
  let view = first;
  const text = h('div', { class: 'prose grow' });
  const find = button({ label: say('Show in the picture'), icon: 'search', kind: 'quiet' }, () =>
    showNodes(view.nodes),
  );
  const element = h('div', { class: 'boxed-row' }, icon('eye'), text, find);
  return {
    element,
    update: (next) => {
      view = next;
      setHtml(text, view.html);
      show(find, view.nodes.length > 0);
    },
  };
};
