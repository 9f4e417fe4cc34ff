import type { z } from 'zod';
import type { CheckKind } from './checkKind.ts';
import {
  checkKindNames,
  isCommonKey,
  kindsNamed,
  olderKeys,
  writtenAs,
  writtenKeys,
  type CheckSpec,
} from './checkKinds.ts';
import { nearestName } from './nearestName.ts';

export interface CheckIssue {
  readonly path: (string | number)[];
  /** The name of a problem of lint. */
  readonly problem:
    'checksNotAList' | 'checkKindUnclear' | 'checkKeyUnknown' | 'checkKeyMissing' | 'checkValueInvalid';
  readonly message: string;
  /** What to write instead. */
  readonly instead: string;
}

type Parsed = { readonly check: CheckSpec } | { readonly issues: CheckIssue[] };
type Written = Readonly<Record<string, unknown>>;

/**
 * Reads one entry of a check block. Never throws; issues carry the path inside the entry.
 * A key that is both a kind and a field of another kind (`netns`, `vlan`, `address`) goes to the other kind.
 */
export function parseCheck(value: unknown): Parsed {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return oneIssue(
      'checksNotAList',
      'A check is a list of keys and values.',
      'Write "- what: …" and a kind.',
    );
  }
  const written = value as Written;
  const [kind, ...more] = kindsNamed(Object.keys(written));
  if (kind === undefined) return { issues: [noKind(Object.keys(written))] };
  if (more.length > 0) {
    const names = [kind, ...more].map(({ name }) => name).join(' and ');
    const message = `A check has one kind, this one has ${names}.`;
    return oneIssue('checkKindUnclear', message, 'Split it into one check for each.');
  }
  const parsed = kind.schema.safeParse({ ...asFields(kind, written), kind: kind.name });
  if (parsed.success) return { check: parsed.data };
  return { issues: parsed.error.issues.flatMap((issue) => wordIssue(kind, issue, written)) };
}

/** The key under which an entry has a field: an older one, where the new one is not there. */
export function keyOf(field: string, written: Written): string {
  const older = Object.keys(olderKeys).find((key) => olderKeys[key] === field && Object.hasOwn(written, key));
  return Object.hasOwn(written, field) ? field : (older ?? field);
}

function noKind(keys: readonly string[]): CheckIssue {
  for (const key of keys) {
    const near = isCommonKey(key) ? undefined : nearestName(key, checkKindNames);
    if (near === undefined) continue;
    const message = `There is no check kind "${key}".`;
    return { path: [key], problem: 'checkKindUnclear', message, instead: `Did you mean "${near}"?` };
  }
  const message = 'This check does not say what to look at.';
  return {
    path: [],
    problem: 'checkKindUnclear',
    message,
    instead: `Add one of: ${checkKindNames.join(', ')}.`,
  };
}

/** The entry with the engine's names for its keys. */
function asFields({ aliases }: CheckKind<CheckSpec>, written: Written): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => {
      const own = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
      if (own !== undefined && (!isCommonKey(key) || typeof value === 'number')) return [own, value];
      const newer = Object.hasOwn(olderKeys, key) ? olderKeys[key] : undefined;
      return [newer !== undefined && keyOf(newer, written) === key ? newer : key, value];
    }),
  );
}

function wordIssue(kind: CheckKind<CheckSpec>, issue: z.core.$ZodIssue, written: Written): CheckIssue[] {
  const path = (issue.path as (string | number)[]).map((part, depth) => {
    if (depth > 0 || typeof part === 'number' || Object.hasOwn(written, part)) return part;
    return keyOf(writtenAs(part, kind.aliases), written);
  });
  const keys = writtenKeys(kind);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = path.length === 0 ? nearestName(key, keys) : undefined;
      const message = `A ${kind.name} check has no key "${key}".`;
      const instead = near === undefined ? `Its keys are ${keys.join(', ')}.` : `Did you mean "${near}"?`;
      return { path: [...path, key], problem: 'checkKeyUnknown', message, instead };
    });
  }
  const first = path[0];
  if (path.length === 1 && typeof first === 'string' && written[first] === undefined) {
    const message = `A ${kind.name} check needs "${first}".`;
    return [{ path: [], problem: 'checkKeyMissing', message, instead: `Add "${first}: …".` }];
  }
  const name = path.join('.') || kind.name;
  const message = `"${name}" is not valid: ${issue.message}.`;
  return [{ path, problem: 'checkValueInvalid', message, instead: `Correct "${name}".` }];
}

function oneIssue(problem: CheckIssue['problem'], message: string, instead: string): Parsed {
  return { issues: [{ path: [], problem, message, instead }] };
}
