import type { CheckSpec } from '../../checks/checkKinds.ts';
import type { Step } from '../model/lesson.ts';
import { didYouMean } from '../problems/didYouMean.ts';
import type { Position, ProblemList } from '../problems/problemList.ts';
import type { YamlPath } from '../read/yaml/yamlText.ts';

/** The rules between the checks of one step: ids are unique, and `after` names another check without a circle. */
export function checkStepChecks(
  checks: readonly CheckSpec[],
  place: (check: CheckSpec, path: YamlPath) => Position,
  problems: ProblemList,
): void {
  const byId = new Map<string, CheckSpec>();
  const texts = new Set<string>();
  for (const check of checks) {
    if (texts.has(check.what)) {
      problems.add('checksSayTheSame', place(check, ['what']));
    }
    texts.add(check.what);
    if (check.id === undefined) continue;
    if (byId.has(check.id)) {
      problems.add('checkIdTaken', place(check, ['id']), {
        message: `Two checks have the id "${check.id}".`,
      });
    } else {
      byId.set(check.id, check);
    }
  }
  for (const check of checks) {
    for (const id of check.after) {
      if (byId.has(id)) continue;
      const message = `No check of this step has the id "${id.slice(0, 80)}".`;
      const wording = problems.isFull ? {} : didYouMean(message, id, [...byId.keys()]);
      problems.add('afterUnknownCheck', place(check, ['after']), wording);
    }
  }
  for (const check of inCircles(checks, byId)) problems.add('checksInCircle', place(check, ['after']));
}

/** `until` names a step that comes later. */
export function checkUntil(
  steps: readonly Pick<Step, 'id' | 'checks'>[],
  place: (check: CheckSpec, path: YamlPath) => Position,
  problems: ProblemList,
): void {
  const positions = new Map(steps.map(({ id }, index) => [id, index]));
  for (const [index, step] of steps.entries()) {
    for (const check of step.checks) {
      const { until } = check;
      if (until === undefined || (positions.get(until) ?? -1) > index) continue;
      const message = `No later step has the id "${until.slice(0, 80)}".`;
      const later = problems.isFull ? [] : steps.slice(index + 1).map(({ id }) => id);
      const wording = problems.isFull ? {} : didYouMean(message, until, later);
      problems.add('untilNoLaterStep', place(check, ['until']), wording);
    }
  }
}

/** The checks that wait for each other: those that Kahn's algorithm can't remove. */
function inCircles(checks: readonly CheckSpec[], byId: ReadonlyMap<string, CheckSpec>): CheckSpec[] {
  const waiting = new Map<CheckSpec, number>();
  const followers = new Map<CheckSpec, CheckSpec[]>();
  for (const check of checks) {
    const first = check.after.flatMap((id) => byId.get(id) ?? []);
    waiting.set(check, first.length);
    for (const other of first) {
      const list = followers.get(other) ?? [];
      list.push(check);
      followers.set(other, list);
    }
  }
  const settled = checks.filter((check) => waiting.get(check) === 0);
  for (const check of settled) {
    waiting.delete(check);
    for (const other of followers.get(check) ?? []) {
      const left = (waiting.get(other) ?? 0) - 1;
      waiting.set(other, left);
      if (left === 0) settled.push(other);
    }
  }
  return checks.filter((check) => waiting.has(check));
}
