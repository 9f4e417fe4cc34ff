import { say } from '../../core/language/say.ts';
import type { ChartBlock, LookBlock } from '../../core/lesson/model/lesson.ts';
import { chartRows } from '../../core/rates/chartRows.ts';
import { chartSvg } from '../../core/rates/chartSvg.ts';
import type { Rates } from '../../core/rates/rateChart.ts';
import type { ChartView, LookView, NetworkView } from '../../protocol/playerView.ts';
import type { MeasurementStatus } from './playerFacts.ts';

/** What to look at (`html`), with the node of the picture that it is about; none where the link is not there (yet). */
export function lookView(block: LookBlock, network: NetworkView | null, html: string): LookView {
  const nodes = (network?.nodes ?? []).filter(
    ({ name, host, netns }) => name === block.link && host === block.host && netns === (block.netns ?? null),
  );
  return { kind: 'look', html, nodes: nodes.map(({ id }) => id) };
}

/** A chart with the rates that are known. */
export function chartView(
  id: string,
  { chart }: ChartBlock,
  rates: Rates,
  { running, message }: MeasurementStatus,
): ChartView {
  const drawn = chartRows(chart, rates);
  const rows = drawn.rows.map(({ path, links, here, theirs }) => ({
    path,
    links,
    here: here?.words ?? say('not measured yet'),
    theirs: theirs?.words ?? '',
  }));
  const { title, theirs, note } = drawn;
  return { kind: 'chart', id, title, svg: chartSvg(drawn), rows, theirs, note, message, running };
}
