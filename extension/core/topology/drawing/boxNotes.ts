import { say } from '../../language/say.ts';
import type { Box } from '../topology.ts';
import { shortText } from './shortText.ts';

const MAX_LINES = 4;
const MAX_LETTERS = 70;

/**
 * The lines under a box's name in the drawing: what it is made of, and its NAT rules, as far as there is room; the text lists
 * all of them.
 */
export function boxNotes({ nat, about }: Pick<Box, 'nat' | 'about'>): string[] {
  const shown = nat.length > MAX_LINES ? MAX_LINES - 1 : nat.length;
  const first = about === '' ? [] : [shortText(about, MAX_LETTERS)];
  const lines = nat.slice(0, shown).map((rule) => `NAT: ${shortText(rule, MAX_LETTERS)}`);
  return [
    ...first,
    ...lines,
    ...(shown < nat.length ? [say('NAT: {count} more', { count: nat.length - shown })] : []),
  ];
}
