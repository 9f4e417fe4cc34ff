/** A stage that has the terminal, and how long it is from its start to that of the next, as it was the last time. */
export interface StageForecast {
  readonly name: string;
  /** Undefined where nobody knows. */
  readonly seconds: number | undefined;
  readonly note?: string;
}

/** What `npm test` says at its start; `beside`: stages that run beside those. */
export function forecastText(stages: readonly StageForecast[], beside: readonly string[]): string {
  return [
    'npm test runs, one after the other, with the times of the last run here:',
    ...stages.map(({ name, seconds, note }) => `  ${name}: ${inWords(seconds)}${note ? ` (${note})` : ''}`),
    `and beside them: ${beside.join(', ')}.`,
    `All of it: ${inWords(secondsFrom(stages, 0))}.`,
  ].join('\n');
}

/** Behind a stage's name: `2 of 7, about 40 s; about 6 min to the end`. */
export function aboutStage(stages: readonly StageForecast[], name: string): string {
  const index = stages.findIndex((stage) => stage.name === name);
  const own = inWords(stages[index]?.seconds);
  return `${index + 1} of ${stages.length}, ${own}; ${inWords(secondsFrom(stages, index))} to the end`;
}

/** Seconds that lessons of these lengths take, `jobs` side by side, in this order; undefined where one is unknown. */
export function secondsSideBySide(
  lengths: readonly (number | undefined)[],
  jobs: number,
): number | undefined {
  const ends = Array.from({ length: jobs }, () => 0);
  for (const length of lengths) {
    if (length === undefined) return undefined;
    const next = ends.indexOf(Math.min(...ends));
    ends[next] = (ends[next] ?? 0) + length;
  }
  return Math.max(...ends);
}

function secondsFrom(stages: readonly StageForecast[], from: number): number | undefined {
  const total = stages.slice(from).reduce((sum, { seconds }) => sum + (seconds ?? NaN), 0);
  return Number.isNaN(total) ? undefined : total;
}

function inWords(seconds: number | undefined): string {
  if (seconds === undefined) return 'unknown';
  return seconds < 90 ? `about ${Math.ceil(seconds)} s` : `about ${Math.round(seconds / 60)} min`;
}
