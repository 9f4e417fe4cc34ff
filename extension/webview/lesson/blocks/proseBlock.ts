import { h, setHtml } from '../../element.ts';
import type { BlockMaker } from './blockPart.ts';

export const proseBlock: BlockMaker<'prose'> = () => {
  const element = h('div', { class: 'prose' });
  return { element, update: ({ html }) => void setHtml(element, html) };
};
