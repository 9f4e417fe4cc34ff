import { say } from '../../../protocol/language.ts';
import { h, setText } from '../../element.ts';
import type { BlockMaker } from './blockPart.ts';

/** The recorded output of a real run; open until the learner closes it. */
export const outputBlock: BlockMaker<'output'> = () => {
  const pre = h('pre', { tabindex: 0, role: 'group', 'aria-label': say('Recorded output') });
  const element = h(
    'details',
    { class: 'output', open: true },
    h('summary', {}, say('Recorded output')),
    pre,
  );
  return { element, update: ({ text }) => setText(pre, text) };
};
