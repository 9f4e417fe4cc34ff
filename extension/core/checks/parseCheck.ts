import type { z } from 'zod';
import { addressSchema } from './kinds/network/addressCheck.ts';
import { captureSchema } from './kinds/probe/captureCheck.ts';
import { commandSchema } from './kinds/system/commandCheck.ts';
import { containerSchema } from './kinds/system/containerCheck.ts';
import { fdbSchema } from './kinds/network/fdbCheck.ts';
import { fileSchema } from './kinds/system/fileCheck.ts';
import { linkSchema } from './kinds/network/linkCheck.ts';
import { natSchema } from './kinds/network/natCheck.ts';
import { neighbourSchema } from './kinds/network/neighbourCheck.ts';
import { netnsSchema } from './kinds/network/netnsCheck.ts';
import { processSchema } from './kinds/system/processCheck.ts';
import { rateSchema } from './kinds/probe/rateCheck.ts';
import { reachSchema } from './kinds/probe/reachCheck.ts';
import { routeSchema } from './kinds/network/routeCheck.ts';
import { vlanSchema } from './kinds/network/vlanCheck.ts';
import { walkSchema } from './kinds/probe/walkCheck.ts';
import { nearestName } from './nearestName.ts';

export const checkSchemas = {
  link: linkSchema,
  address: addressSchema,
  route: routeSchema,
  neighbour: neighbourSchema,
  fdb: fdbSchema,
  vlan: vlanSchema,
  netns: netnsSchema,
  process: processSchema,
  file: fileSchema,
  nat: natSchema,
  container: containerSchema,
  reach: reachSchema,
  capture: captureSchema,
  rate: rateSchema,
  walk: walkSchema,
  command: commandSchema,
};

export type CheckKindName = keyof typeof checkSchemas;
/** One check as the engine reads it; `kind` tells which. Durations in milliseconds, rates in bits per second. */
export type CheckSpec = { [K in CheckKindName]: z.output<(typeof checkSchemas)[K]> }[CheckKindName];
export type CheckOf<K extends CheckKindName> = Extract<CheckSpec, { kind: K }>;

export interface CheckIssue {
  readonly path: (string | number)[];
  readonly code: string;
  readonly message: string;
  /** What to write instead. */
  readonly instead: string;
}

export const checkKindNames = Object.keys(checkSchemas) as CheckKindName[];

/** The keys an author may write for a kind, in the file's own spelling. */
export function fieldNames(kind: CheckKindName): string[] {
  const known = Object.keys(checkSchemas[kind].shape).filter((key) => key !== 'kind');
  if (kind !== 'link') return known;
  return [...known.filter((key) => key !== 'linkKind' && key !== 'linkId'), 'kind'];
}

/**
 * Reads one entry of a check block. Never throws; issues carry the path inside the entry.
 * A key that is both a kind and a field of another kind (`netns`, `vlan`, `address`) goes to the other kind.
 */
export function parseCheck(value: unknown): { check: CheckSpec } | { issues: CheckIssue[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return oneIssue(
      'check-not-a-map',
      'A check is a list of keys and values.',
      'Write "- what: …" and a kind.',
    );
  }
  const written = value as Record<string, unknown>;
  const kind = kindOf(written);
  if (typeof kind !== 'string') return kind;
  const parsed = checkSchemas[kind].safeParse({ ...asFields(kind, written), kind });
  if (parsed.success) return { check: parsed.data };
  return { issues: parsed.error.issues.flatMap((issue) => wordIssue(kind, issue, written)) };
}

function kindOf(written: Record<string, unknown>): CheckKindName | { issues: CheckIssue[] } {
  const found = checkKindNames.filter((name) => Object.hasOwn(written, name));
  const fitting = found.filter((name) => {
    const fields = fieldNames(name);
    return found.every((other) => fields.includes(other));
  });
  if (fitting.length === 1 && fitting[0] !== undefined) return fitting[0];
  if (found.length > 0) {
    return oneIssue(
      'check-two-kinds',
      `A check has one kind, this one has ${found.join(' and ')}.`,
      'Split it into one check for each.',
    );
  }
  for (const key of Object.keys(written)) {
    const near = Object.hasOwn(commonKeys, key) ? undefined : nearestName(key, checkKindNames);
    if (near !== undefined) {
      return {
        issues: [
          {
            path: [key],
            code: 'check-unknown-kind',
            message: `There is no check kind "${key}".`,
            instead: `Did you mean "${near}"?`,
          },
        ],
      };
    }
  }
  return oneIssue(
    'check-no-kind',
    'This check does not say what to look at.',
    `Add one of: ${checkKindNames.join(', ')}.`,
  );
}

const commonKeys: Record<string, true> = Object.fromEntries(
  ['what', 'host', 'wait', 'pass', 'fail', 'hint', 'id', 'after', 'needs', 'already'].map((key) => [
    key,
    true as const,
  ]),
);

function asFields(kind: CheckKindName, written: Record<string, unknown>): Record<string, unknown> {
  const { needs, ...newer } = written;
  if (needs !== undefined && newer['after'] === undefined) return asFields(kind, { ...newer, after: needs });
  if (kind !== 'link') return written;
  const { kind: linkKind, id, ...rest } = written;
  const fields: Record<string, unknown> = { ...rest };
  if (linkKind !== undefined) fields['linkKind'] = linkKind;
  if (id !== undefined) fields[typeof id === 'number' ? 'linkId' : 'id'] = id;
  return fields;
}

function wordIssue(
  kind: CheckKindName,
  issue: z.core.$ZodIssue,
  written: Record<string, unknown>,
): CheckIssue[] {
  const path = issue.path.map((part) => (part === 'linkKind' ? 'kind' : part === 'linkId' ? 'id' : part)) as (
    string | number
  )[];
  const name = path.join('.') || kind;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = path.length === 0 ? nearestName(key, fieldNames(kind)) : undefined;
      return {
        path: [...path, key],
        code: 'check-unknown-key',
        message: `A ${kind} check has no key "${key}".`,
        instead:
          near === undefined ? `Its keys are ${fieldNames(kind).join(', ')}.` : `Did you mean "${near}"?`,
      };
    });
  }
  const first = path[0];
  if (path.length === 1 && typeof first === 'string' && written[first] === undefined) {
    return [
      {
        path: [],
        code: 'check-missing-key',
        message: `A ${kind} check needs "${first}".`,
        instead: `Add "${first}: …".`,
      },
    ];
  }
  const code = issue.code === 'invalid_type' ? 'check-wrong-type' : 'check-bad-value';
  return [
    { path, code, message: `"${name}" is not right: ${issue.message}.`, instead: `Correct "${name}".` },
  ];
}

function oneIssue(code: string, message: string, instead: string): { issues: CheckIssue[] } {
  return { issues: [{ path: [], code, message, instead }] };
}
