import { say } from '../../../protocol/language.ts';
import { h, setAttributes, setText } from '../../element.ts';
import { icon, setIcon } from '../../icon.ts';
import type { BlockMaker } from './blockPart.ts';

/** What lint finds at a place of a lesson that is being written. The severity is a shape and a word, not only a colour. */
export const problemBlock: BlockMaker<'problem'> = () => {
  const mark = icon('error');
  const severity = h('strong');
  const where = h('span', { class: 'dim' });
  const text = h('span', { class: 'problem-text' });
  const code = h('code', { class: 'problem-code' });
  const line = h('p', {}, severity, ' · ', where, ' · ', text, ' ', code);
  const element = h('div', { class: 'problem', role: 'note' }, mark, line);
  return {
    element,
    update: (view) => {
      const isError = view.severity === 'error';
      setIcon(mark, isError ? 'error' : 'warning', isError ? 'bad' : 'doubt');
      setText(severity, isError ? say('Error') : say('Warning'));
      setText(where, view.where);
      setText(text, view.text);
      setText(code, view.code);
      setAttributes(element, { 'data-severity': view.severity });
    },
  };
};
