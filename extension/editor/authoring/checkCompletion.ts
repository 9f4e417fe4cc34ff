import { commonCheckFields, ownCheckFields, type CheckField } from '../../core/checks/checkFields.ts';
import { checkKinds } from '../../core/checks/checkKinds.ts';
import { fieldLine, kindHelp } from '../../core/checks/checkReference.ts';
import { checkPosition } from './checkPosition.ts';

/** Something to write in a check block. */
export interface CheckSuggestion {
  readonly label: string;
  readonly kind: 'check kind' | 'field' | 'value';
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What is written; the label where absent. Further lines get the indentation of the first. */
  readonly text?: string;
  /** Smaller comes first. */
  readonly rank: number;
}

/** What may be written at `character` of line `at` (both from 0) of a lesson; undefined outside a check block. */
export function suggestInCheck(
  lines: readonly string[],
  at: number,
  character: number,
): CheckSuggestion[] | undefined {
  const position = checkPosition(lines, at);
  if (position === undefined) return undefined;
  const { kind, fields } = position;
  const before = (lines[at] ?? '').slice(0, character);
  const known = [...commonCheckFields(), ...(kind ? ownCheckFields(kind) : [])];
  const valued = /^\s*(?:-\s+)?(\w+):\s*\w*$/.exec(before)?.[1];
  if (valued !== undefined) {
    const choices = new Set(known.filter(({ name }) => name === valued).flatMap((field) => field.choices));
    return [...choices].map((label) => ({ label, kind: 'value', rank: 0 }));
  }
  if (!/^\s*(?:-\s+)?\w*$/.test(before)) return undefined;
  const unused = known.filter(({ name }) => !fields.includes(name));
  return [...(kind ? [] : checkKinds.map(suggestKind)), ...unused.map(suggestField)];
}

function suggestKind({ name, example }: (typeof checkKinds)[number]): CheckSuggestion {
  const documentation = kindHelp(name);
  return {
    label: name,
    kind: 'check kind',
    detail: 'a kind of check',
    documentation,
    text: example,
    rank: 1,
  };
}

function suggestField({ name, values, needed, description }: CheckField): CheckSuggestion {
  const detail = `${values}${needed ? ', needed' : ''}`;
  const rank = needed ? 0 : 2;
  return { label: name, kind: 'field', detail, documentation: description, text: `${name}: `, rank };
}

/** What the word at `start` to `end` of line `at` means in a check block, as Markdown; undefined where it has no meaning. */
export function explainInCheck(
  lines: readonly string[],
  at: number,
  { start, end }: { readonly start: number; readonly end: number },
): string | undefined {
  const position = checkPosition(lines, at);
  const line = lines[at] ?? '';
  if (position === undefined || !/^\s*(?:-\s+)?$/.test(line.slice(0, start))) return undefined;
  const { kind } = position;
  const word = line.slice(start, end);
  if (kind !== undefined && word === kind) return kindHelp(kind);
  const known = [...(kind ? ownCheckFields(kind) : []), ...commonCheckFields()];
  const field = known.find(({ name }) => name === word);
  return field && fieldLine(field).replace(/^- /, '');
}
