import { rateChartSchema, type RateChart, type RatePath } from '../../../rates/rateChart.ts';
import type { ProblemList } from '../../problems/problemList.ts';
import type { TextOrigin } from '../yaml/yamlText.ts';
import { readYamlShape } from '../yaml/yamlShape.ts';

const shape = { schema: rateChartSchema, name: 'chart', problem: 'chartInvalid' } as const;

/**
 * Reads a `{chart}` fence, and adds its paths to `known`, the paths of the charts before it. Undefined, with problems,
 * where it is malformed.
 */
export function readChart(
  text: string,
  origin: TextOrigin,
  known: RatePath[],
  problems: ProblemList,
): RateChart | undefined {
  const read = readYamlShape(shape, text, origin, problems);
  if (read === undefined) return undefined;
  const { title, comparedWith, seconds, paths } = read.value;
  if (paths === undefined) {
    if (known.length === 0) problems.add('chartPathsMissing', read.yaml.at([]));
    return { title, comparedWith, seconds, paths: [...known] };
  }
  for (const [index, path] of paths.entries()) {
    if (known.some((other) => other.path === path.path))
      problems.add('chartPathTaken', read.yaml.at(['paths', index, 'path']));
    known.push(path);
  }
  return { title, comparedWith, seconds, paths };
}
