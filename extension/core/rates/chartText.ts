import { columnEnd, columnsOf, columnStart } from '../language/columns.ts';
import { say } from '../language/say.ts';
import type { ChartBar, DrawnChart } from './chartRows.ts';

const BAR_CELLS = 40;

/** The chart for a terminal: a line a path, and a second one for the number to compare it with. */
export function chartText(chart: DrawnChart): string {
  const lines = chart.rows.flatMap(({ path, links, here, theirs }) => [
    [path, links, chart.here, here?.words ?? say('not measured'), cells(here, '█')],
    ...(theirs && chart.theirs !== null ? [['', '', chart.theirs, theirs.words, cells(theirs, '░')]] : []),
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((line) => columnsOf(line[column] ?? ''))),
  );
  const rows = lines.map((line) =>
    line
      .map((cell, column) =>
        column === 3 ? columnStart(cell, widths[3] ?? 0) : columnEnd(cell, widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [chart.title, '', ...rows, ...(chart.note === '' ? [] : ['', chart.note])].join('\n');
}

function cells(bar: ChartBar | null, cell: string): string {
  return bar === null ? '' : cell.repeat(Math.max(1, Math.round(bar.share * BAR_CELLS)));
}
