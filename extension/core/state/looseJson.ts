/** Readers of JSON that others wrote: what is not as expected is left out, never an exception. */
export type Loose = Readonly<Record<string, unknown>>;

export function asMap(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

/** The maps of a list; iproute2 prints `{}` for what it filtered out, and those are dropped. */
export function asMaps(value: unknown): Loose[] {
  return Array.isArray(value) ? value.map(asMap).filter((map) => Object.keys(map).length > 0) : [];
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
