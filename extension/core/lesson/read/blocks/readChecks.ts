import type { CheckSpec } from '../../../checks/checkKinds.ts';
import { keyOf, parseCheck, type CheckIssue } from '../../../checks/parseCheck.ts';
import { didYouMean } from '../../problems/didYouMean.ts';
import type { ChecksBlock } from '../../model/lesson.ts';
import type { BlockContext } from './blockContext.ts';
import type { Position } from '../../problems/problemList.ts';
import { readYaml, type TextOrigin } from '../yaml/yamlText.ts';

/** Reads the list of a `{check}` fence; leaves out malformed checks, with problems. */
export function readChecks(
  text: string,
  origin: TextOrigin,
  context: BlockContext,
): Pick<ChecksBlock, 'checks' | 'checkLines'> {
  const checks = readList(text, origin, context);
  return {
    checks,
    checkLines: checks.map((check) => context.checkPlaces.get(check)?.([]).line ?? origin.line),
  };
}

function readList(text: string, origin: TextOrigin, context: BlockContext): readonly CheckSpec[] {
  const { problems, hosts } = context;
  const yaml = readYaml(text, origin, problems);
  if (yaml === undefined) return [];
  if (!Array.isArray(yaml.value) || yaml.value.length === 0) {
    problems.add('checksNotAList', yaml.at([]));
    return [];
  }
  return yaml.value.flatMap((value: unknown, index): CheckSpec[] => {
    const silent =
      isMap(value) && (value['what'] === undefined || value['what'] === null || value['what'] === '');
    if (silent) problems.add('checkWithoutWhat', yaml.at([index]));
    // With a placeholder text, so that the check's other fields are checked too.
    const result = parseCheck(silent ? { ...value, what: '?' } : value);
    if ('issues' in result) {
      for (const issue of result.issues) report(issue, yaml.at([index, ...issue.path]), context);
      return [];
    }
    if (silent) return [];
    const host = result.check.host ?? context.defaultHost;
    if (hosts !== undefined && !hosts.includes(host)) {
      const message = `The host "${host.slice(0, 80)}" is not declared.`;
      problems.add('checkHostUnknown', yaml.at([index, 'host']), didYouMean(message, host, hosts));
    }
    const check = { ...result.check, host };
    context.checkPlaces.set(check, ([key, ...path]) =>
      key === undefined
        ? yaml.at([index])
        : yaml.at([index, isMap(value) ? keyOf(String(key), value) : key, ...path]),
    );
    return [check];
  });
}

function report(issue: CheckIssue, at: Position, { problems }: BlockContext): void {
  const { problem, message, instead } = issue;
  problems.add(problem, at, { message, instead });
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
