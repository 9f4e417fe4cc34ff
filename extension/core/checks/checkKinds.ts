import type { CheckKind } from './checkKind.ts';
import { commonFields } from './commonFields.ts';
import { kinds } from './kinds/kinds.generated.ts';

type SpecOf<K> = K extends CheckKind<infer C> ? C : never;

/** One check as the engine reads it; `kind` says which. Durations in milliseconds, rates in bits per second. */
export type CheckSpec = SpecOf<(typeof kinds)[number]>;
export type CheckKindName = CheckSpec['kind'];

/** Every kind of check there is: the files of `kinds/`. */
export const checkKinds: readonly CheckKind<CheckSpec>[] = kinds;

export const checkKindNames: readonly CheckKindName[] = checkKinds.map(({ name }) => name);

const byName = new Map(checkKinds.map((kind) => [kind.name, kind]));

/** The kind that a check is of. */
export function checkKind(name: CheckKindName): CheckKind<CheckSpec> {
  const kind = byName.get(name);
  if (kind === undefined) throw new Error(`There is no check kind ${name}.`);
  return kind;
}

/** The keys that an author may write in a check of this kind, as they are written. */
export function writtenKeys({ fields, aliases }: CheckKind<CheckSpec>): string[] {
  return [...new Set(fields.flatMap((field) => (field === 'kind' ? [] : writtenAs(field, aliases))))];
}

/** How an author writes a field of a kind. */
export function writtenAs(field: string, aliases: Readonly<Record<string, string>>): string {
  return Object.keys(aliases).find((written) => aliases[written] === field) ?? field;
}

/**
 * The kinds whose names are among the keys of a check, but for those that are fields of another one of them there
 * (`netns`, `vlan`, `address`). Right is one; more are kinds that do not go together.
 */
export function kindsNamed(keys: readonly string[]): CheckKind<CheckSpec>[] {
  const named = checkKinds.filter(({ name }) => keys.includes(name));
  const fitting = named.filter((kind) => {
    const known = writtenKeys(kind);
    return named.every(({ name }) => known.includes(name));
  });
  return fitting.length === 1 ? fitting : named;
}

/** Whether every check has this key, whatever its kind. */
export function isCommonKey(key: string): boolean {
  return Object.hasOwn(commonFields, key) || Object.hasOwn(olderKeys, key);
}

/** Keys of older lessons, which are read as what they are called now. */
export const olderKeys: Readonly<Record<string, string>> = { needs: 'after' };
