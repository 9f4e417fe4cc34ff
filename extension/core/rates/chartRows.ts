import { say } from '../language/say.ts';
import type { RateChart, Rates } from './rateChart.ts';
import { rateInWords } from './rateWords.ts';

/** One value of a path: in words, and as a part of the longest bar of its kind (0 to 1). */
export interface ChartBar {
  readonly words: string;
  readonly share: number;
}

export interface ChartRow {
  readonly path: string;
  /** `1 link`, `5 links`. */
  readonly links: string;
  /** Null where it was not measured. */
  readonly here: ChartBar | null;
  /** Null where there is no number to compare with. */
  readonly theirs: ChartBar | null;
}

/** A chart with its measurements, ready to be drawn. */
export interface DrawnChart {
  readonly title: string;
  /** The labels of the bars `here` and `theirs`; null where there is nothing to compare with. */
  readonly here: string;
  readonly theirs: string | null;
  readonly rows: readonly ChartRow[];
  /** How to read the bars. */
  readonly note: string;
}

/**
 * The rows of a chart. Two computers may differ a hundredfold, so each has its own scale: its longest bar is its fastest
 * path. Only the shapes can be compared.
 */
export function chartRows(chart: RateChart, rates: Rates): DrawnChart {
  const measured = chart.paths.map(({ path }) => (Object.hasOwn(rates, path) ? rates[path] : undefined));
  const maxHere = Math.max(0, ...measured.map((rate) => rate ?? 0));
  const maxTheirs = Math.max(0, ...chart.paths.map(({ theirs }) => theirs ?? 0));
  const theirs = maxTheirs > 0 ? (chart.comparedWith ?? say('elsewhere')) : null;
  return {
    title: chart.title,
    here: say('this machine'),
    theirs,
    rows: chart.paths.map((path, index) => ({
      path: path.path,
      links: say('{links, plural, one {# link} other {# links}}', { links: path.links }),
      here: bar(measured[index], maxHere),
      theirs: bar(path.theirs, maxTheirs),
    })),
    note:
      theirs === null
        ? ''
        : say(
            'Each computer has its own scale: its longest bar is its fastest path. Compare the shapes, not the numbers.',
          ),
  };
}

function bar(rate: number | undefined, max: number): ChartBar | null {
  return rate === undefined ? null : { words: rateInWords(rate), share: rate / max };
}
