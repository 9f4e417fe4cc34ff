import type { GuestTerminal } from '../../../extension/core/machine/machine.ts';

/** The lines of JSON in which the guest lists its terminals; what is none is left out. */
export function parseTerminals(lines: string): GuestTerminal[] {
  return lines.split('\n').flatMap((line) => parseTerminal(line) ?? []);
}

function parseTerminal(line: string): GuestTerminal | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { name, host, netns = null } = raw as Record<string, unknown>;
  if (typeof name !== 'string' || typeof host !== 'string') return undefined;
  return netns === null || typeof netns === 'string' ? { name, host, netns } : undefined;
}
