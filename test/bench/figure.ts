/** One figure of a bench run. */
export interface Figure {
  readonly what: string;
  /** For people, with its unit: `0.81 s`. */
  readonly measured: string;
  /** What it is against, measured in the same run: `61 times faster than vagrant up`. */
  readonly against?: string;
}

/** How much is asked of the benches that take long. */
export interface BenchOptions {
  /** How long a class is played. */
  readonly minutes: number;
  /** How many machines run side by side at the most. */
  readonly most: number;
  /** How often a machine is started and ended. */
  readonly cycles: number;
  /** How many random networks are walked through, and what they are drawn with. */
  readonly count: number;
  readonly seed: number;
}

/** A bench: measures on this computer, one thing at a time, and reports each figure as it is known. */
export type Bench = (report: (figure: Figure) => void, options: BenchOptions) => Promise<void>;

/** Milliseconds of each of `times` runs of `task`, in order of size; what is done `before` and `after` is not measured. */
export async function timings(
  times: number,
  task: (round: number) => Promise<void>,
  { before, after }: { before?: () => Promise<void>; after?: (round: number) => Promise<void> } = {},
): Promise<number[]> {
  const all: number[] = [];
  for (let round = 0; round < times; round++) {
    await before?.();
    const started = performance.now();
    await task(round);
    all.push(performance.now() - started);
    await after?.(round);
  }
  return all.sort((a, b) => a - b);
}

/** The middle one of values in order of size. */
export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** `p50 1.20 s, p95 2.00 s, p99 2.41 s (of 120)` of values in milliseconds, in any order: the nearest rank of each. */
export function percentiles(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string =>
    `p${share} ${((sorted[Math.ceil((share / 100) * sorted.length) - 1] ?? NaN) / 1000).toFixed(2)} s`;
  return `${[50, 95, 99].map(at).join(', ')} (of ${values.length})`;
}

/** `0.81 s (0.75 to 1.10)`, or in milliseconds where that reads better. */
export function spread(sorted: readonly number[]): string {
  const [first = NaN] = sorted;
  const last = sorted.at(-1) ?? NaN;
  const seconds = median(sorted) >= 500;
  const amount = (ms: number): string => (seconds ? (ms / 1000).toFixed(2) : ms.toFixed(0));
  return `${amount(median(sorted))} ${seconds ? 's' : 'ms'} (${amount(first)} to ${amount(last)})`;
}
