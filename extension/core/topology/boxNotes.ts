import type { Box } from './topology.ts';

const MAX_LINES = 4;
const MAX_LETTERS = 70;

/** The lines under a box's name in the drawing: its NAT rules, as far as there is room; the text lists all of them. */
export function boxNotes({ nat }: Box): string[] {
  const shown = nat.length > MAX_LINES ? MAX_LINES - 1 : nat.length;
  const lines = nat.slice(0, shown).map((rule) => `NAT: ${clipped(rule)}`);
  return shown < nat.length ? [...lines, `NAT: ${nat.length - shown} more`] : lines;
}

function clipped(text: string): string {
  return text.length > MAX_LETTERS ? `${text.slice(0, MAX_LETTERS - 1)}…` : text;
}
