import { say } from '../../../protocol/language.ts';
import type { ChartView } from '../../../protocol/playerView.ts';
import { button } from '../../button.ts';
import { h, setAttributes, setHtml, setText, show } from '../../element.ts';
import type { BlockMaker } from './blockPart.ts';

/** The measured rates of the lesson's paths, as bars and as a table. */
export const chartBlock: BlockMaker<'chart'> = (first, { page, playFrom }) => {
  let view = first;
  const title = h('span', { class: 'grow chart-title' });
  const measure = button({ label: say('Measure'), icon: 'graph' }, () =>
    page.send({ type: 'measure', block: view.id }),
  );
  const message = h('p', { class: 'chart-message dim' });
  const picture = h('div', { class: 'chart-picture', 'aria-hidden': 'true' });
  const note = h('p', { class: 'chart-note dim' });
  const table = h('table');
  const inWords = h('details', {}, h('summary', {}, say('The chart as a table')), table);
  const element = h(
    'figure',
    { class: 'chart' },
    h('figcaption', { class: 'chart-head' }, title, measure),
    message,
    picture,
    note,
    inWords,
  );
  show(measure, !playFrom);
  return {
    element,
    update: (next) => {
      if (view.running && !next.running)
        page.announce(next.message || say('Measured: {title}', { title: next.title }));
      view = next;
      const label = view.running ? say('Stop measuring') : say('Measure');
      setText(title, view.title);
      setText(measure.querySelector('.label') ?? measure, label);
      setAttributes(measure, { 'aria-label': `${label}: ${view.title}` });
      setText(message, view.message);
      show(message, view.message !== '');
      setHtml(picture, view.svg);
      setText(note, view.note);
      show(note, view.note !== '');
      drawTable(table, view);
    },
  };
};

function drawTable(table: HTMLElement, { rows, theirs, title }: ChartView): void {
  const text = JSON.stringify([rows, theirs]);
  if (table.dataset['rows'] === text) return;
  table.dataset['rows'] = text;
  const names = [say('Path'), say('Links'), say('This machine'), ...(theirs === null ? [] : [theirs])];
  const head = h('tr', {}, ...names.map((name) => h('th', { scope: 'col' }, name)));
  const body = rows.map((row) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, row.path),
      ...[row.links, row.here, ...(theirs === null ? [] : [row.theirs])].map((cell) => h('td', {}, cell)),
    ),
  );
  table.replaceChildren(
    h('caption', { class: 'sr-only' }, title),
    h('thead', {}, head),
    h('tbody', {}, ...body),
  );
}
