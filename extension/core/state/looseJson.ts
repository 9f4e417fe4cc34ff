/** Readers of other programs' JSON: they leave out unexpected values and never throw. */
export type Loose = Readonly<Record<string, unknown>>;

export function asMap(value: unknown): Loose {
  return isMap(value) ? value : {};
}

function isMap(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The maps of a list, without the `{}` that iproute2 prints for entries that it filtered out. */
export function asMaps(value: unknown): Loose[] {
  return Array.isArray(value) ? value.map(asMap).filter((map) => Object.keys(map).length > 0) : [];
}

/**
 * Whether it is not a list, or has an entry that is not a map or lacks `key`. A missing list and an
 * empty map are fine.
 */
export function isDamaged(value: unknown, key: string): boolean {
  if (value === undefined || value === null) return false;
  if (!Array.isArray(value)) return true;
  return value.some((item) => !isMap(item) || (Object.keys(item).length > 0 && !(key in item)));
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

export function asNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item) => asText(item) ?? []) : [];
}
