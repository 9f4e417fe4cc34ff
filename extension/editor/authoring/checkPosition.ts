import { kindsNamed, type CheckKindName } from '../../core/checks/checkKinds.ts';

/** Where in a check block a place of lesson.md is. */
export interface CheckPosition {
  /** The kind of the check that is written there; undefined where none of its lines names one yet. */
  readonly kind: CheckKindName | undefined;
  /** The fields that the check has already. */
  readonly fields: readonly string[];
}

const FENCE = /^(`{3,}|~{3,})\s*([^`]*)$/;
const FIELD = /^\s*(?:-\s+)?(\w+):/;

/** The check of a `{check}` block that line `at` (from 0) belongs to; undefined where it is in none. */
export function checkPosition(lines: readonly string[], at: number): CheckPosition | undefined {
  let fence: string | undefined;
  let first = -1;
  for (const [index, line] of lines.slice(0, at + 1).entries()) {
    const [, marks = '', info = ''] = FENCE.exec(line) ?? [];
    if (marks === '') continue;
    if (fence === undefined) {
      fence = marks;
      first = /\{check\b/.test(info) ? index + 1 : -1;
    } else if (info.trim() === '' && marks.startsWith(fence)) fence = undefined;
  }
  if (fence === undefined || first < 0 || at < first) return undefined;
  const begins = (line: string): boolean => /^-(\s|$)/.test(line);
  let start = at;
  while (start > first && !begins(lines[start] ?? '')) start -= 1;
  let end = at + 1;
  while (end < lines.length && !begins(lines[end] ?? '') && !FENCE.test(lines[end] ?? '')) end += 1;
  const fields = lines.slice(start, end).flatMap((line) => FIELD.exec(line)?.[1] ?? []);
  return { kind: kindsNamed(fields)[0]?.name, fields };
}
