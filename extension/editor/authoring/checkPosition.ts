import { kindsNamed, type CheckKindName } from '../../core/checks/checkKinds.ts';
import { openFence } from './openFence.ts';

/** Where in a check block a place of lesson.md is. */
export interface CheckPosition {
  /** The kind of the check that is written there; undefined where none of its lines names one yet. */
  readonly kind: CheckKindName | undefined;
  /** The fields that the check has already. */
  readonly fields: readonly string[];
}

const MARKS = /^ {0,3}(?:`{3,}|~{3,})/;
const FIELD = /^\s*(?:-\s+)?(\w+):/;

/** The check of a `{check}` block that line `at` (from 0) belongs to; undefined where it is in none. */
export function checkPosition(lines: readonly string[], at: number): CheckPosition | undefined {
  const fence = openFence(lines, at);
  if (fence === undefined || !/\{check\b/.test(fence.info) || MARKS.test(lines[at] ?? '')) return undefined;
  const { first } = fence;
  const begins = (line: string): boolean => /^-(\s|$)/.test(line);
  let start = at;
  while (start > first && !begins(lines[start] ?? '')) start -= 1;
  let end = at + 1;
  while (end < lines.length && !begins(lines[end] ?? '') && !MARKS.test(lines[end] ?? '')) end += 1;
  const fields = lines.slice(start, end).flatMap((line) => FIELD.exec(line)?.[1] ?? []);
  return { kind: kindsNamed(fields)[0]?.name, fields };
}
