import { button } from '../button.ts';
import { h, setAttributes, setHtml, setText, show } from '../element.ts';
import type { BlockMaker } from './blockPart.ts';

/** What the step measured, as a chart and in words. */
export const chartBlock: BlockMaker<'chart'> = (first, { window }) => {
  let view = first;
  const title = h('span', { class: 'grow chart-title' });
  const measure = button({ label: 'Measure', icon: 'graph' }, () =>
    window.send({ type: 'measure', block: view.id }),
  );
  const picture = h('div', { class: 'chart-picture', 'aria-hidden': 'true' });
  const words = h('pre');
  const inWords = h('details', {}, h('summary', {}, 'The chart in words'), words);
  const element = h(
    'figure',
    { class: 'chart' },
    h('figcaption', { class: 'chart-head' }, title, measure),
    picture,
    inWords,
  );
  return {
    element,
    update: (next) => {
      view = next;
      setText(title, view.title);
      setAttributes(measure, { 'aria-label': `Measure: ${view.title}` });
      setHtml(picture, view.svg ?? '');
      show(picture, view.svg !== null);
      setText(words, view.text);
      show(inWords, view.text !== '');
    },
  };
};
