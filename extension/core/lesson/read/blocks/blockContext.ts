import type { CheckSpec } from '../../../checks/checkKinds.ts';
import type { RatePath } from '../../../rates/rateChart.ts';
import type { Position, ProblemList } from '../../problems/problemList.ts';
import type { YamlPath } from '../yaml/yamlText.ts';

/** What a block's reader needs to know of the lesson. */
export interface BlockContext {
  /** Undefined where the front matter does not name them. */
  readonly hosts: readonly string[] | undefined;
  readonly defaultHost: string;
  readonly inStep: boolean;
  readonly problems: ProblemList;
  /** The paths of the charts so far. */
  readonly ratePaths: RatePath[];
  /** Positions of each check's keys, for the rules between checks. */
  readonly checkPlaces: Map<CheckSpec, (path: YamlPath) => Position>;
}
