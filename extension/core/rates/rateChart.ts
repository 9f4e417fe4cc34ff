import { z } from 'zod';
import { portField } from '../checks/commonFields.ts';
import { IPERF3_PORT } from './iperf3.ts';
import { rateField } from './rateWords.ts';

const words = z.string().regex(/\S/, 'is empty').max(100, 'has more than 100 characters');

const ratePath = z.strictObject({
  /** The path's name, for the learner and in the saved progress. */
  path: words,
  /** Where the sender is, as `patchbay walk` takes it; the lesson's first host where absent. */
  from: words.optional(),
  /** The address that the sender connects to. */
  to: words,
  port: portField.default(IPERF3_PORT),
  /** Where to start a server for this path; absent where one runs already. */
  server: words.optional(),
  /** The server's port, where the sender connects to another one. */
  serverPort: portField.optional(),
  /** How many links a packet passes. */
  links: z.int().min(1).max(100),
  /** A rate that was measured elsewhere, in bits per second. */
  theirs: rateField.optional(),
});

/** A `{chart}` block; without `paths`, it shows those of all charts before it. */
export const rateChartSchema = z.strictObject({
  title: words,
  /** Where the other numbers were measured. */
  comparedWith: words.optional(),
  /** How long each path is measured, in seconds. */
  seconds: z.int().min(1).max(30).default(1),
  paths: z.array(ratePath).min(1, 'names no path').max(50, 'names more than 50 paths').optional(),
});

export type RatePath = z.output<typeof ratePath>;

/** Paths to measure and to compare, in the order in which they are drawn. */
export interface RateChart {
  readonly title: string;
  readonly comparedWith: string | undefined;
  readonly seconds: number;
  readonly paths: readonly RatePath[];
}

/** Measured rates: the name of a path → bits per second. */
export type Rates = Readonly<Record<string, number>>;

/** One chart of all paths of a lesson's charts, under the last one's title; undefined where there is none. */
export function wholeChart(charts: readonly RateChart[]): RateChart | undefined {
  const last = charts.at(-1);
  if (!last) return undefined;
  const paths = new Map(charts.flatMap((chart) => chart.paths).map((path) => [path.path, path]));
  const comparedWith = charts.findLast((chart) => chart.comparedWith !== undefined)?.comparedWith;
  return { ...last, comparedWith, paths: [...paths.values()] };
}
