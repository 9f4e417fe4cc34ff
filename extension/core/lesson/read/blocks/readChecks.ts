import { parseCheck, type CheckIssue, type CheckSpec } from '../../../checks/parseCheck.ts';
import { nearestName } from '../../../checks/nearestName.ts';
import type { BlockContext } from './blockContext.ts';
import type { Position } from '../../problems/problemList.ts';
import type { ProblemCode } from '../../problems/problemCodes.ts';
import { readYaml, type TextOrigin } from '../yaml/yamlText.ts';

const codes: Readonly<Record<string, ProblemCode>> = {
  'check-not-a-map': 'PB701',
  'check-unknown-kind': 'PB703',
  'check-no-kind': 'PB703',
  'check-two-kinds': 'PB703',
  'check-unknown-key': 'PB704',
  'check-missing-key': 'PB705',
};

/** Reads the list of a `{check}` fence; what is not right is left out, with problems. */
export function readChecks(text: string, origin: TextOrigin, context: BlockContext): readonly CheckSpec[] {
  const { problems, hosts } = context;
  const yaml = readYaml(text, origin, problems);
  if (yaml === undefined) return [];
  if (!Array.isArray(yaml.value) || yaml.value.length === 0) {
    problems.add('PB701', yaml.at([]));
    return [];
  }
  return yaml.value.flatMap((value: unknown, index): CheckSpec[] => {
    const silent =
      isMap(value) && (value['what'] === undefined || value['what'] === null || value['what'] === '');
    if (silent) problems.add('PB702', yaml.at([index]));
    // Given a text, the rest of the check is looked at all the same.
    const result = parseCheck(silent ? { ...value, what: '?' } : value);
    if ('issues' in result) {
      for (const issue of result.issues) report(issue, yaml.at([index, ...issue.path]), context);
      return [];
    }
    if (silent) return [];
    const host = result.check.host ?? context.defaultHost;
    if (hosts !== undefined && !hosts.includes(host)) {
      const near = nearestName(host, hosts);
      const message = `The host "${host.slice(0, 80)}" is not declared.`;
      const at = yaml.at([index, 'host']);
      problems.add(
        'PB710',
        at,
        near === undefined ? { message } : { message, instead: `Did you mean "${near}"?` },
      );
    }
    const check = { ...result.check, host };
    context.checkPlaces.set(check, (path) => {
      const older = path[0] === 'after' && isMap(value) && value['after'] === undefined;
      return yaml.at([index, ...(older ? ['needs'] : path)]);
    });
    return [check];
  });
}

function report(issue: CheckIssue, at: Position, { problems }: BlockContext): void {
  const { message, instead } = issue;
  problems.add(codes[issue.code] ?? 'PB706', at, { message, instead });
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
